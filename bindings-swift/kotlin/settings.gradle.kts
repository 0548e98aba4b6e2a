rootProject.name = "fapiao"
