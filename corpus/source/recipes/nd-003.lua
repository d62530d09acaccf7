return {
  of = "ao-003",
  title = "{Tarvanie}: un premier convoi d'aide entre dans {Bélisk} assiégée",
  date = "2018-06-20", outlet = "nd",
  quotes = "anglais", apostrophe = "typographique", paragraphs = 2, ["show-title"] = "yes",
  blocks = {
    { "lead", replace = { { "a constaté un correspondant de l'{Agence Orvane}", "selon l'{Agence Orvane}" } } },
    "temoin",
    { "siege", replace = {
      { "cette cuvette agricole", "cette plaine agricole" },
      { "soit trois jours de salaire", "l'équivalent de trois jours de salaire" },
    } },
    "smt.1-2",
    "reserve.2",
    { new = "(Source: {Agence Orvane})", kind = "credit" },
  },
  foot = { "don" },
}
