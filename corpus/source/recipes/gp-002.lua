-- The port looks at the corridor first; the rest is trimmed from the end.
return {
  of = "ao-002",
  title = "Le corridor d'{Hasprun} menacé par l'impasse de {Liskar}",
  date = "2018-05-25", outlet = "gp",
  quotes = "straight", paragraphs = 1, ["show-title"] = "yes",
  blocks = {
    { "corridor", replace = {
      { "L'impasse fait peser", "L'impasse des pourparlers de {Liskar} fait peser" },
      { "Un haut fonctionnaire du {CNR}", "Un haut fonctionnaire du {cnr|Conseil des nations riveraines} ({CNR})" },
    } },
    { new = "Les armateurs de {Port-Almine}, qui affrètent un navire sur trois, demandent à être reçus au ministère." },
    { "lead", replace = { { "La médiatrice du {cnr|Conseil des nations riveraines} ({CNR}), {Helda Marquisan},", "La médiatrice du {CNR}, {Helda Marquisan}," } } },
    "mediatrice.2",
    "parrains.3",
    { new = "Avec {Agence Orvane}", kind = "credit" },
  },
  foot = { "partage", "cookies" },
}
