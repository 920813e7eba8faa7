"""The words of cookie banners in the languages of Europe's shops, by what they do.

Written in small letters without accents and apostrophes, as `consent_labels` has them.
A word with `.` at its end stands alone; any other may begin a longer one, so `accep`
is also `accepter` and `accepteer`. `~` before a word lets it stand inside a compound.
"""

ACCEPT = """
accep akkoord aanvaard toestaan toestemmen. toelaten. goedkeuren instemmen eens. ja.
jazeker. autoriser autorise. autorisez jaccep daccord dacord consentir permet tak. si.
да. oui. approuv allow. allows. agree. agreed. i.consent consent.to consent.all
consent.and authorise authorize enable. yes. yep. optin. opt.in. akzep zustimmen.
zustimme. stimme. erlaub einverstanden zulassen. annehmen. einwilligen. willige.
acepto aceptar acepta accett acetto aceito aceitar permitir permito consinto acord.
acordo. acuerdo. akcep zaakcep zgadzam zgoda.na wyrazam zezwol zezwal potwierdzam.
souhlasim prijm prijat suhlasim sutinku sutikti godkann godta godkend tillad tillat
samtycker samtykker. hyvaksy salli. elfogad sprejm prihvat piekrit noustu kabul.et
izin.ver onartu terima accepta acceptar приема приним принят соглас соглаш разреш
разрешить погоджу αποδοχη αποδεχ συμφων επιτρεπ 同意 接受 允许 السماح قبول
"""

REJECT = """
weiger verwerpen. ontkennen. afwijz afgewezen. intrekken. neen. nee. blokkeren.
uitschakelen. negeren. refus retirer. annuler.mon rejet declin decoch interdi bloquer.
desactiver non. rejeter reject deny. denied. disagree disallow disable block. withdraw
revoke. optout opt.out. nope. turn.off ablehn abzulehn lehne. verweiger widerspr
widerrufen. deaktivier blockieren. rechaz rexeit deneg denieg rifiut rejeit recus
nega. rebutj odrzuc odrzu odmaw odmow odmit odmiet zamitn zavrn odbij odbaci atsisak
atmest noraid keeldu avvis avsla afvis hylka nej. nei. elutasit visszautasit respinge
refuz reddet tolak. отклон отказ отхвърл απορριψη απορριπτ 拒绝 拒絕 رفض
"""

NOT = """
nein. not. no. dont. without. cannot. except. never. nothing. cant. wont. niet. geen.
zonder. niets. behalve. nicht kein ohne. nichts. ausser. ne. pas. sans. aucun sauf.
sin. senza. sem. salvo. excepto. nao. non. nie. bez. ikke. inte. utan. uden. uten. ei.
ilman. nem. nu. fara. ne.pas. нет. не. без. χωρις. δεν. z.wyjatkiem
"""

ONLY = """
only. just. solely. alleen. enkel uitsluitend. slechts. nur. lediglich.
ausschliesslich uniquement. seulement. que. solo. solamente. soltanto. apenas.
somente. tylko. jedynie. bara. endast. kun. bare. pouze. jen. iba. len. csak. numai.
doar. vain. samo. limited. beperkt. limite. только. лише. само. μονο.
"""

NEEDED = """
noodzak functione essenti essenz necess strict strikt estricta verplicht vereist
techni basic. basis. minimal minimum. required. require. mandatory. needed. notwendig
~notwendig erforderlich ~erforderlich wesentlich. wesentliche indispens requis.
requise niezbed wymagan necesar tecnic teknisk obligator nodvend nodvandig nezbyt
nevyhnut fonctionn funktional funktionel funktionscookies funcional funzional
valttamat tarvittav szukseges potrebn nodven allernotwendig unbedingt необходим
обязател нужн απαραιτητ απολυτως
"""

SETTINGS = """
instel ~instelling voorkeur ~voorkeur aanpas aangepast. beheer beheren. kies. kiezen.
keuzes. wijzig. wijzigen. personalis pas.je pas.uw pas.voorkeur pas.aan selecteer
individuel parametr parametres. regla gerer. gere. gestion personnalis preferenc
configur choisi definir finalites. modifier setting preference prefences manage.
manager. managing. customi customo configure options. choose. adjust change. changing.
modify. details. detail. detailed. tailor amend. personali individual. tune.
set.choices set.your set.my set.cookie.options bekijk.opties mehr.details see.details
show.details select.cookie select.your let.me.choose purposes. review.our
review.choices manage einstell ~einstellung anpassen. verwalt auswahlen. wahlen.
entscheiden. praferenz ~praferenz individuell konfigur optionen. einzelheiten. zwecke.
detailgedeelte feineinstell personalisier dostosuj szczegol ustawie ustaw. preferencj
zarzadz edytuj zmieniam. wybrac. wyborami. opciones. ajust detalles. detalls. detaljer
подробнее elegir. eleccion elige. gestiona administra opcoes. escolher. personaliza
impostazioni. opzioni. gestisci. dettagli. scegli. scelte. innstilling indstilling
installning nastaven podrobn prizpusob prisposob beallit asetuk muokkaa. tilpas
tilpass anpassa hantera seaded. postavke. setari. nastavitve. iestatij nustatym
ayarlar gosodiadau prefer detalii. настро параметр управл ρυθμισ προτιμησ προσαρμ
επιλογες 设置 設定 الإعدادات
"""

SAVE = """
save. saves. opslaan. bewaar. bewaren. bevestig toepassen. speicher bestatig ubernehm
enregistr sauvegard valider. validez. confirm submit. apply. appliquer. guardar.
gardar. desar. aplicar. salva salvar. zapisz. zatwierdz lagre. lagra. gem. tallenna
uloz mentes spremi. shrani. issaugo сохран запази потвърд подтверд αποθηκ kaydet
"""

CHOSEN = """
selectie selection selections. auswahl keuze. keuzes. choix. choice choices. seleccion
selecao selezion selected. selecionad seleccionad ausgewahlt geselecteerd gekozen.
wybran zaznaczon wybory. valg. val. valda. utvalda valgte. vyber vybran izbor izbran
izbra kivalaszt valin deel. wahl. gewahlt. избран выбран επιλογη επιλεγμεν
"""

UNDERSTOOD = """
ok. okay. oke. oki. begrepen. begrijp snap. got.it go.it understand. understood.
prima. fine. great. thanks. thank. compris. jai.compris entendu. verstanden.
alles.klar ordnung. entendido. capito. rozumiem. forstaet. forstatt. forstar. forstas.
ymmarr megertett gelezen. all.right alright. danke. bedankt. merci. i.see get.it cool.
perfect. good. goed. vale. entes. entesos. razum rozumim. duidelijk. cest.bon
porzadku. ок. понятно ясно хорошо sounds.good thats.ok
"""

CLOSE = """
sluit. sluiten. close. closing. dismiss. fermer. fermez. ferme. schliessen. schliesse
cerrar. tancar. tanca. chiudi. fechar. zamknij. lukk. luk. stang. sulje. zavrit.
zavriet. bezar inchide. hide.this hide.message hide.cookie verberg. ausblenden.
masquer. ocultar. cacher. x. закрыть затвори κλεισιμο
"""

ONWARD = """
continue. continuing. continuer. doorgaan. verder. poursuivre. weiter. fortfahren.
fortsatt proceed. continuar. continua. kontynuuj. seguir. fortsett. jatka. pokracov
tovabb. prosegui. naviguer. surfen. browsing. продолж συνεχ nastavi. przejdz. ga.door
go.on
"""

ALL = """
all. alle. alles. allem. tout. toutes. tous. everything. todas. todo. todos. totes.
tutti. tutto. wszystk alla. allt. alt. vse. vsechn vsetk kaikki. osszes. все. всички
ολα. ολων. toate. visus. 全部
"""

# The noun: it names what is given, refused, saved or set.
CONSENT = """
consent consents. consentement. toestemming ~toestemming einwilligung zustimmung
zgody. zgode. consentimiento. consenso. samtykke samtycke souhlas suhlas
"""

AND = "and. en. et. und. y. e. i. och. og. a."

# Settings of these are not settings of cookies.
ELSE = """
ad. ads. advert anzeigene werb annonces. anuncio publici reklam reclame. content.
inhalte. contenu experience. audience.
"""

OPTIONAL = """
optional. optionel optionnel facultati opcional opcjonal additional. zusatzlich
~zusatz marketing advertising. statistisc statistik statistiek analyti performance.
tracking. social. supplementaires nonessential. complementa volgen. suivi
"""

# A second half that says one of two things; such a label opens a choice.
EITHER = "or. of. ou. oder. lub. o. eller. nebo. alebo. vagy."

COOKIES = """
cookie ~cookies kakor evasteet suti. sutik sutiky informasjonskapsler ciasteczk pliki.
temoin traceur tracer technolog services. dienste. data. tools. sdk galletas. galetes.
kolacic piskotk slapuk biscott cerez categor kategor куки файл
"""

# Leads to a text to read, to a company or to a person.
POLICY = """
policy. policies. beleid. ~beleid richtlijn ~richtlinie verklaring. ~verklaring
erklarung ~erklarung hinweisen. ~hinweise politique politiques. polityk polityce
polityki politic politika statement notice. terms. voorwaarden. conditions. regulamin
impressum. imprint. datenschutzb datenschutzr datenschutzerk datenschutzh disclaimer.
charte. colofon. partner partenaire vendor anbieter. leverancier drittanbieter
proveedores. lieferanten. acceptable iab. tcf. agreement. soglash соглашение gdpr.com
"""

# Leads elsewhere in another way: to an explanation, an account, a download.
ELSEWHERE = """
more.info more.about meer.over meer.info meer.weten meer.lezen lees. lees.meer read.
leer. learn. learn.more learn.how en.savoir savoir.plus mehr.info mehr.erfahr
mehr.uber weitere.info lesen. erfahren. lire. lisez. informat infos. voir.la voir.nos
zobacz.polit wiecej dowiedz. about. over. uber. contact. login. log.in inloggen.
sign.in sign.up einloggen. konto. account. download. what. wat. how. hoe. plugin.
powered. framework. use.of gebruik.van utilisation. verwendung. usage. list. liste.
lijst. ~liste click. klik. cliquez. klicken here. hier. ici. faq. help. hulp.
accessibility. find.out protection. processing. google. leave. verlaten. quitter.
exit. website. experience. licen registr newsletter. investor privacy. datenschutz.
user. benutzer zwecke
"""

# What a law of California lets one forbid.
SELLING = "sell. share. track. use."

PAYING = """
pay. pays. paid. betaal betalen. abonn sabonn mabonn subscri suscri kaufen. purchase.
premium. pur. zahlen. pagar. kup. adfree. ad.free ohne.werbung
"""

AGE = """
jonger. ouder. older. jaar. jahre. ans. majeur. age. under. enter. 16. 18. 21. 24. 25.
adult.
"""

# Words without weight beside the others; here every word is meant whole.
FILLERS = """
i ik ich je jeg jag yo we wij wir nous you u uw your my mijn mes mon ma meine meinen
mis our onze ons nos notre unsere votre vos tus tu su ihre deine the a an de het een
den der die das dem la le les el los las il lo un une uno una des du del della di do
da em na se et en und and y e og och to naar te voor for fur pour para per til aan op
on in dans mit met with avec con im am is are be bin ben suis this deze dit that dat
dies diese ce cette ces me mich moi as nu now jetzt please its of dieser site website
webseite message melding bericht banner notification notificatie warning alert alerte
notice venster set view show see voir ver toon tonen bekijk anzeigen afficher pokaz
zie ansehen more meer mehr plus personal use using uses gebruiken utiliser verwenden
usar vidi individual here hier ici cliquez click klik sur page center centre overview
section gdpr rgpd avg consent zgody zgod einwilligung toestemming s
"""
