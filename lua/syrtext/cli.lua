-- cli.lua - the command line: arguments in, exit code out
--
-- Commands live in commands/*.lua. Codes: 0 done, 1 bad input or I/O, 2 wrong
-- usage. A fault is one line on standard error, never a stack trace.

local fault = require "syrtext.fault"
local need = require "syrtext.need"
local output = require "syrtext.output"

local cli = {}

local NAME = "syrtext"
local THREADS = 64 -- the most that the core takes
local LANGS = { "fr", "en", "de", "ru", "tr", "ar", "und" }
local GROUPS = { "syrtext.commands.text", "syrtext.commands.names", "syrtext.commands.gazetteer", "syrtext.commands.reuse",
  "syrtext.commands.report", "syrtext.commands.about" }

-- ------------------------------------------------------------------ arguments

local function threads (s)
  local n = math.tointeger(tonumber(s))
  if n and n >= 1 and n <= THREADS then return n end
  return nil, ("option '--threads' wants a whole number from 1 to %d, not '%s'"):format(THREADS, s)
end

-- --help stops the parsing with an error, of which argparse keeps the text only;
-- so the help itself waits in `asked`.
local function add_help (command, asked)
  command:flag("-h --help", "Show this help."):action(function ()
    asked.help = command:get_help()
    error("help")
  end)
end

-- What every command that reads articles understands.
local function add_input (command)
  command:usage(("Usage: %s %s [options] PATH..."):format(NAME, command._name))
  command:argument("PATH", "Articles: .txt, .jsonl, .tsv, a folder of them, or - for standard input."):args("*")
  command:option("--lang", "Language of the texts (default: guessed)."):choices(LANGS)
  command:option("--input-format", "Format of standard input, and of files whose names do not tell."
    .. " Default for - is jsonl."):choices { "jsonl", "tsv", "txt" }
  command:flag("--repair", "Mend CP1252 bytes and doubly encoded UTF-8; positions are then those of the mended text.")
  command:flag("--strict", "Bad UTF-8, NUL bytes and empty documents are errors, not warnings.")
  command:option("--threads", "Worker threads; the output is the same for any number."):argname("N")
    :convert(threads):default("1")
end

local function add_rows (command)
  command:option("--format", "Form of the rows."):choices { "tsv", "jsonl" }:default("tsv")
  command:option("-o --output", "Write to FILE, whole or not at all."):argname("FILE")
end

-- spec.commands: commands inside the command, such as "gazetteer build".
local function add_command (parser, spec, asked)
  local command = parser:command(spec.name, spec.summary):add_help(false)
  command:epilog("Example:\n   " .. spec.example:gsub("\n", "\n   "))
  add_help(command, asked)
  if spec.articles then add_input(command) end
  if spec.rows then add_rows(command) end
  if spec.options then spec.options(command) end
  if spec.commands then command:command_target("action") end
  for _, part in ipairs(spec.commands or {}) do add_command(command, part, asked) end
end

local function load_commands ()
  local list, by_name = {}, {}
  for _, group in ipairs(GROUPS) do
    for _, spec in ipairs(require(group)) do
      list[#list + 1], by_name[spec.name] = spec, spec
    end
  end
  return list, by_name
end

local function make_parser (commands, asked)
  local parser = need "argparse"(NAME, "Find copied passages, wire families and names in French press.")
  parser:add_help(false):command_target("command"):require_command(false)
  parser:epilog("syrtext COMMAND --help says more about each command.")
  add_help(parser, asked)
  parser:flag("--version", "Show the version."):action(function (args) args.command = "version" end)
  for _, spec in ipairs(commands) do add_command(parser, spec, asked) end
  return parser
end

-- ------------------------------------------------------------------ running

-- The command among the words, to name its help in a usage message.
local function command_in (words, by_name)
  for _, word in ipairs(words) do
    if by_name[word] then return word end
  end
end

-- argparse puts its suggestion on a line of its own.
local function usage_fault (message, command, words)
  message = message:gsub("\n", "; "):gsub("Did you mean", "did you mean")
  if command and words[1]:find("^%-") then message = message .. "; options stand after the command" end
  fault.usage("%s (see %s%s --help)", message, NAME, command and " " .. command or "")
end

-- The command and its arguments; or nil and the help that was asked for.
local function parse (words, commands, by_name)
  local asked = {}
  local parser = make_parser(commands, asked)
  local ran, ok, args = pcall(parser.pparse, parser, words)
  if asked.help then return nil, asked.help end
  if not ran then error(ok, 0) end
  if not ok then usage_fault(args, command_in(words, by_name), words) end
  if not args.command then
    fault.usage("no command: say what to do, such as %s report articles/ -o report.html (see %s --help)", NAME, NAME)
  end
  local spec = by_name[args.command]
  if spec.articles and #args.PATH == 0 then
    fault.usage("%s: no PATH: name files, folders, or - for standard input (see %s %s --help)", spec.name, NAME, spec.name)
  end
  for _, part in ipairs(spec.commands or {}) do
    if part.name == args.action then return part, args end
  end
  return spec, args
end

local function run (words, env)
  local commands, by_name = load_commands()
  env.commands = commands
  local spec, args = parse(words, commands, by_name)
  if spec then spec.run(args, env) else env.stdout:write(args, "\n") end
  local ok, message, code = env.stdout:flush()
  if not ok and code == 32 then error(output.CLOSED, 0) end
  if not ok then fault.raise("standard output: cannot be written: %s", tostring(message)) end
end

-- ------------------------------------------------------------------ when it fails

local function first_line (message)
  return (tostring(message):match("^[^\n]*"):gsub("%c", "?"))
end

local function say (env, message)
  env.stderr:write(NAME, ": ", message, "\n")
end

-- An error that is no fault: a bug of ours, or of the machine.
local function unexpected (e, env)
  local line = first_line(e)
  if line:find("interrupted!", 1, true) then return 130 end
  if line:find("not enough memory", 1, true) then
    say(env, "not enough memory: read fewer articles at once")
    return 1
  end
  if line:find("syrtext.core", 1, true) and line:find("not found", 1, true) then
    say(env, "its core (syrtext/core.so) is not built: run make, or install it with luarocks --lua-version 5.4 make")
    return 1
  end
  say(env, ("unexpected error: %s: please report it, with the command that you gave"):format(line))
  if os.getenv "SYRTEXT_TRACE" then env.stderr:write(tostring(e), "\n") end
  return 1
end

local function failure (e, env)
  if e == output.CLOSED then return 0 end
  if fault.is(e) then
    say(env, e.message)
    return e.code or 1
  end
  return unexpected(e, env)
end

-- main(words, env?) --> exit code
-- words: the arguments; env: stdin, stdout, stderr to take the place of io's
function cli.main (words, env)
  env = env or {}
  env.stdin, env.stdout, env.stderr = env.stdin or io.stdin, env.stdout or io.stdout, env.stderr or io.stderr
  env.warn = function (message) say(env, "warning: " .. message) end
  local list = table.move(words, 1, #words, 1, {})
  local ok, e = xpcall(run, output.trace, list, env)
  if ok then return 0 end
  return failure(e, env)
end

return cli
