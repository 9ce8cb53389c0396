from django.contrib import admin
from unfold.admin import ModelAdmin

from clerkwork.core.office import ReadOnly
from clerkwork.verification.models import Proposal, RoleLimit, TwoPersonRule


@admin.register(RoleLimit)
class RoleLimits(ModelAdmin):
    list_display = ["role", "order_limit", "override_limit"]


@admin.register(TwoPersonRule)
class TwoPersonRules(ModelAdmin):
    list_display = ["code"]


@admin.register(Proposal)
class Proposals(ReadOnly):
    list_display = ["order", "action", "code", "proposed_by", "outcome", "approved_by"]
    list_select_related = ["proposed_by", "approved_by"]
    ordering = ["-id"]
