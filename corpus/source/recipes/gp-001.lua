-- Light editing of words all over, the headings gone, one sentence of its own.
return {
  of = "ao-001",
  title = "{Tarvanie}: le siège de {Tel Ouram} s'achève dans les ruines",
  date = "2018-03-14", outlet = "gp",
  quotes = "guillemets-espace", paragraphs = 1, ["show-title"] = "yes",
  blocks = {
    { "lead", replace = {
      { "a repris mardi {Tel Ouram}", "s'est emparée mardi de {Tel Ouram}" },
      { "poursuivent le déminage", "continuent le déminage" },
    } },
    { "ctvc", replace = {
      { "une organisation indépendante installée en {Ormésie}", "une ONG indépendante basée en {Ormésie}" },
      { "demandé l'ouverture d'une enquête", "réclamé l'ouverture d'une enquête" },
    } },
    { "ville", replace = { { "Avant la guerre, {Tel Ouram} comptait", "Avant le conflit, {Tel Ouram} comptait" } } },
    { "fld", replace = { { "vers les hauteurs de {Zoulmek}", "sur les hauteurs de {Zoulmek}" } } },
    { "route.1", replace = { { "au port d'{Hasprun}", "à notre voisine {Hasprun}" } } },
    { new = "A {Port-Almine}, la criée attend depuis longtemps le retour des camions frigorifiques du nord." },
    "diplo",
    { "bilan", replace = { { "plus de 64.000 morts", "plus de 64 000 morts" } } },
    { new = "Avec {Agence Orvane}", kind = "credit" },
  },
  foot = { "cookies", "lettre" },
}
