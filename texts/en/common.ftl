# en

list-separator = {", "}
