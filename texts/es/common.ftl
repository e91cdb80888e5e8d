# es

list-separator = {", "}
