-- text.lua - the commands tokens and sentences

local common = require "syrtext.commands.common"
local tables = require "syrtext.tables"

local CHUNK = 65536 -- tokens whose rows are held at a time

local function tokens (args, env)
  common.per_document(args, env, { "doc", "start", "end", "kind", "text" }, function (doc, put, raw)
    local id = doc.id
    if raw then
      local name = tables.escape(id)
      for i = 1, #doc, CHUNK do raw(doc:rows(name, i, i + CHUNK - 1)) end
      return
    end
    for first, last, kind in doc:tokens() do
      put { id, first - 1, last, kind, doc:sub(first, last) }
    end
  end)
end

local function sentences (args, env)
  local structure = require "syrtext.structure"
  common.per_document(args, env, { "doc", "start", "end", "kind", "text" }, function (doc, put)
    local id = doc.id
    for _, s in ipairs(structure.sentences(doc)) do
      put { id, s.first - 1, s.last, s.kind, s.text }
    end
  end)
end

-- How words and sentences are cut; the names are those of syrtext.doc's options.
local function rules (command)
  command:option("--mode", "Rules: uax29 is Unicode's default for all languages; else those of the language."):choices { "uax29" }
  command:flag("--whole", "15h30, 15 h 30, 160km and 50% are one token; else as Universal Dependencies cuts them.")
  command:flag("--clitics", "What an apostrophe adds to an English or German word is a token: did|n't, Assad|'s.")
  command:flag("--semicolon", "A semicolon ends a sentence.")
  command:flag("--glued", "For texts that lost their line ends: a sentence begins before a function word with a capital.")
end

return {
  {
    name = "tokens", summary = "Words, numbers and marks, with byte positions.", run = tokens, articles = true, rows = true,
    options = rules,
    example = "syrtext tokens article.txt",
  },
  {
    name = "sentences", summary = "Sentences, headings, bylines and boilerplate.", run = sentences, articles = true, rows = true,
    options = rules,
    example = "syrtext sentences --format jsonl articles/",
  },
}
