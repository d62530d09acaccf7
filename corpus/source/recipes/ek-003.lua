return {
  of = "ao-003",
  title = "Quarante-six camions pour {Bélisk}",
  date = "2018-06-21", outlet = "ek",
  quotes = "guillemets", apostrophe = "typographique", paragraphs = 1, ["show-title"] = "yes",
  blocks = {
    { "lead", replace = { { "chargés de farine, de vaccins et de lait", "chargés de vaccins, de farine et de lait" } } },
    { "accord", replace = { { "le gouverneur de {Kordane}, {Esteban Luvrac}, et", "le gouverneur {Esteban Luvrac} et" } } },
    "smt",
    { new = "Les volontaires de notre ville avaient passé trois nuits à remplir les sacs dans la halle aux grains." },
    { "siege.1" },
    { "siege.3" },
    "reserve",
    { new = "Avec l'{agence-orvane|AO}", kind = "credit" },
  },
  foot = { "pub", "droits", "pub" },
}
