/*
** syr_lang_und.c - a language that is not known: no list, no convention
*/
#include <stddef.h>

#include "syr_lang.h"

const syr_language syr_language_und = { .tag = "und" };

/* Spanish, Italian, Portuguese, Dutch, Polish, Romanian, Swedish, Catalan, Danish and Norwegian, Czech,
** Croatian. */
const char *const syr_lang_foreign[] = {
  "el la los las de del y en que un una por con para su sus se no lo al es como más pero fue ha han este esta "
    "entre cuando sobre también hasta desde todo ser son dos era muy ya o porque sin había",
  "il lo la gli le i di del della dei delle e è in che un una per con da dal dalla su sul si non al alla come più ma "
    "anche ha hanno questo questa tra quando sono stato nel nella o cui era dopo ai",
  "o a os as de do da dos das e em no na que um uma por com para se não ao à mais mas foi como seu sua são pelo "
    "pela entre também já ou quando muito ser há nos nas está depois",
  "de het een en van in is dat die op te met voor niet zijn aan er om ook als bij maar door naar uit wordt werd "
    "heeft hebben was over nog dan hij ze deze dit worden tot kan",
  "i w na z się nie że do to jest o za po od jak przez ale tak co dla już był jego było są oraz tym które który "
    "przy ze także może ich jako",
  "și de la în a cu pe nu că este o un din pentru care au mai fost ce se sau dar prin după sunt lui ca această "
    "acest fi între",
  "och i att det som en på är av för med den till inte har de om ett men var sig från vi så kan nu när eller "
    "hade under också skulle",
  "el la els les de del dels i en que un una per amb al als es és no més però va van ha han aquest aquesta entre quan "
    "sobre també fins tot són dos era molt ja o perquè seva seu com pel pels",
  "og i det at en den til er som på de med for af av ikke der han var har et fra men vi om kan skal blev ble også efter "
    "etter mod mot ved over",
  "a se v na je že s z do o k i za pro by ale jako po si tak to byl byla bylo jsou však od při který která které také "
    "nebo jeho ze už",
  "je u i da se na za su od koji koja koje s sa kao o bi nije što ali iz bio bila po ne te nakon prema ili biti kako "
    "samo već",
  NULL
};
