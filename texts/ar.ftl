# ar

list-separator = {", "}
