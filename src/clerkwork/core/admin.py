from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from clerkwork.core.models import Company, JournalEntry, Task
from clerkwork.core.office import ReadOnly

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class Users(UserAdmin, ModelAdmin):  # type: ignore[type-arg]  # Django's class takes none
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm


@admin.register(Group)
class Roles(GroupAdmin, ModelAdmin):
    pass


@admin.register(Company)
class CompanyOffice(ModelAdmin):
    list_display = ["name", "city", "country", "currency", "gs1_prefix", "price_tolerance"]
    exclude = ["id"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """There is one company."""
        return not Company.objects.exists() and super().has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Company | None = None) -> bool:
        return False


@admin.register(JournalEntry)
class Journal(ReadOnly):
    list_display = ["at", "kind", "subject", "subject_id", "actor", "reason"]
    list_filter = ["subject"]
    search_fields = ["kind", "actor", "=subject_id"]
    ordering = ["-id"]


@admin.register(Task)
class Tasks(ReadOnly):
    list_display = ["title", "kind", "role", "owner", "due_at", "done_at", "done_by"]
    list_filter = ["role", "kind"]
    search_fields = ["title"]
    list_select_related = ["owner"]
    ordering = ["-id"]
