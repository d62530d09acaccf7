rockspec_format = "3.0"
package = "syrtext"
version = "scm-1"
source = {
  url = "git+https://example.org/syrtext.git", -- who publishes it sets this
}
description = {
  summary = "Finds copied passages, wire families and names in French press",
  detailed = [=[
    A C core reads each text once, into columns of tokens with folded hashes. On these columns it matches
    many names at once, finds every passage that documents share, and sorts the documents into families
    of copies. With a command line, a gazetteer of the war in Syria, and a report in HTML.
    The command line needs argparse, dkjson and luafilesystem besides; it says so when one is missing.
  ]=],
  license = "MIT",
  labels = { "text", "unicode", "nlp", "commandline" },
}
dependencies = { "lua >= 5.3" } -- no upper bound: a new Lua must not make it uninstallable
external_dependencies = {
  UTF8PROC = { header = "utf8proc.h", library = "utf8proc" },
}
build = {
  type = "builtin",
  -- rockspec/make_rockspec.lua writes these lists
  modules = {
    ["syrtext.core"] = {
      sources = {
        "csrc/lsyr.c",
        "csrc/lsyr_doc.c",
        "csrc/lsyr_family.c",
        "csrc/lsyr_fingerprint.c",
        "csrc/lsyr_gazetteer.c",
        "csrc/lsyr_gazscan.c",
        "csrc/lsyr_index.c",
        "csrc/lsyr_rows.c",
        "csrc/syr_align.c",
        "csrc/syr_boiler.c",
        "csrc/syr_chain.c",
        "csrc/syr_class.c",
        "csrc/syr_column.c",
        "csrc/syr_edit.c",
        "csrc/syr_family.c",
        "csrc/syr_fingerprint.c",
        "csrc/syr_fold.c",
        "csrc/syr_gazbuild.c",
        "csrc/syr_gazetteer.c",
        "csrc/syr_gazfile.c",
        "csrc/syr_gazmatch.c",
        "csrc/syr_gazname.c",
        "csrc/syr_hyphen.c",
        "csrc/syr_index.c",
        "csrc/syr_lang.c",
        "csrc/syr_lang_ar.c",
        "csrc/syr_lang_de.c",
        "csrc/syr_lang_en.c",
        "csrc/syr_lang_fr.c",
        "csrc/syr_lang_ru.c",
        "csrc/syr_lang_tr.c",
        "csrc/syr_lang_und.c",
        "csrc/syr_mem.c",
        "csrc/syr_number.c",
        "csrc/syr_postings.c",
        "csrc/syr_run.c",
        "csrc/syr_seeds.c",
        "csrc/syr_sentence.c",
        "csrc/syr_sort.c",
        "csrc/syr_tailor.c",
        "csrc/syr_task.c",
        "csrc/syr_token.c",
        "csrc/syr_uax.c",
        "csrc/syr_uaxgraph.c",
        "csrc/syr_uaxsent.c",
        "csrc/syr_uaxword.c",
        "csrc/syr_ucd.c",
        "csrc/syr_utf8.c",
        "csrc/syr_web.c",
      },
      incdirs = { "csrc", "$(UTF8PROC_INCDIR)" },
      libdirs = { "$(UTF8PROC_LIBDIR)" },
      libraries = { "utf8proc", "pthread" },
    },
    ["syrtext"] = "lua/syrtext/init.lua",
    ["syrtext.articles"] = "lua/syrtext/articles.lua",
    ["syrtext.changes"] = "lua/syrtext/changes.lua",
    ["syrtext.cli"] = "lua/syrtext/cli.lua",
    ["syrtext.commands.about"] = "lua/syrtext/commands/about.lua",
    ["syrtext.commands.common"] = "lua/syrtext/commands/common.lua",
    ["syrtext.commands.names"] = "lua/syrtext/commands/names.lua",
    ["syrtext.commands.report"] = "lua/syrtext/commands/report.lua",
    ["syrtext.commands.reuse"] = "lua/syrtext/commands/reuse.lua",
    ["syrtext.commands.text"] = "lua/syrtext/commands/text.lua",
    ["syrtext.credits"] = "lua/syrtext/credits.lua",
    ["syrtext.families"] = "lua/syrtext/families.lua",
    ["syrtext.fault"] = "lua/syrtext/fault.lua",
    ["syrtext.files"] = "lua/syrtext/files.lua",
    ["syrtext.formats"] = "lua/syrtext/formats.lua",
    ["syrtext.fr.names"] = "lua/syrtext/fr/names.lua",
    ["syrtext.fr.structure"] = "lua/syrtext/fr/structure.lua",
    ["syrtext.gazetteer"] = "lua/syrtext/gazetteer.lua",
    ["syrtext.help"] = "lua/syrtext/help.lua",
    ["syrtext.html"] = "lua/syrtext/html.lua",
    ["syrtext.json"] = "lua/syrtext/json.lua",
    ["syrtext.language"] = "lua/syrtext/language.lua",
    ["syrtext.names"] = "lua/syrtext/names.lua",
    ["syrtext.names_link"] = "lua/syrtext/names_link.lua",
    ["syrtext.names_metonym"] = "lua/syrtext/names_metonym.lua",
    ["syrtext.names_unknown"] = "lua/syrtext/names_unknown.lua",
    ["syrtext.names_view"] = "lua/syrtext/names_view.lua",
    ["syrtext.need"] = "lua/syrtext/need.lua",
    ["syrtext.output"] = "lua/syrtext/output.lua",
    ["syrtext.progress"] = "lua/syrtext/progress.lua",
    ["syrtext.report"] = "lua/syrtext/report.lua",
    ["syrtext.report_css"] = "lua/syrtext/report_css.lua",
    ["syrtext.report_html"] = "lua/syrtext/report_html.lua",
    ["syrtext.report_pair"] = "lua/syrtext/report_pair.lua",
    ["syrtext.report_strip"] = "lua/syrtext/report_strip.lua",
    ["syrtext.report_text"] = "lua/syrtext/report_text.lua",
    ["syrtext.structure"] = "lua/syrtext/structure.lua",
    ["syrtext.tables"] = "lua/syrtext/tables.lua",
    ["syrtext.meta"] = "docs/meta.lua", -- what help() reads
  },
  install = {
    bin = { "bin/syrtext" },
    -- data beside the modules: syrtext.data.syria becomes syrtext/data/syria.tsv
    lua = {
      ["syrtext.data.demonyms"] = "corpus/gazetteer/demonyms.tsv",
      ["syrtext.data.metonyms"] = "corpus/gazetteer/metonyms.tsv",
      ["syrtext.data.syria"] = "corpus/gazetteer/syria.tsv",
    },
  },
  copy_directories = { "docs" },
}
