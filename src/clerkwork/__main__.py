from clerkwork.cli.main import main

main()
