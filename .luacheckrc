std = "lua53" -- clean for 5.3 to 5.5
max_line_length = 140
max_string_line_length = false
files["spec"] = { std = "+busted" }
files["docs/meta.lua"] = { ignore = { "1", "2", "6" } } -- declarations for editors, never run
files["corpus/source"] = { max_line_length = false } -- edits quote sentences whole
