"""The fields of which forms are made. A field has one key and one meaning in every form that asks for it."""

# ruff: noqa: RUF001 - labels stand in Russian too

from casebook.assistance.authorities import ELEMENTS
from casebook.assistance.form import Ask, Choice, Kind, Words


def choices(**texts: str) -> tuple[Choice, ...]:
    """Return options by key; an underscore in a key stands for a hyphen."""
    return tuple(Choice(key.rstrip("_").replace("_", "-"), text) for key, text in texts.items())


def ask(
    key: str, kind: Kind, element: str, en: str, fr: str, ru: str, help: str = "",
    options: tuple[Choice, ...] = (), parts: tuple[Ask, ...] = (), prose: bool = False,
) -> Ask:  # fmt: skip
    """Return a field with the authority of its element."""
    source = ELEMENTS.get(element)
    return Ask(
        key, Words(en, fr, ru), kind, element, help, options, parts,
        source.text if source else "", source.register if source else (), prose,
    )  # fmt: skip


CHANNEL = choices(
    provider="Letter to the provider itself",
    subsidiary="Letter to the provider's company in our own State",
    police="Police channel or INTERPOL",
    central="From central authority to central authority",
    contact_point="24/7 contact point of the requested State",
    judicial="Directly to the competent judicial authority",
    establishment="Designated establishment or legal representative of the provider in the European Union",
    diplomatic="Diplomatic channel",
)
BASIS = choices(
    protocol="Second Additional Protocol to the Budapest Convention (CETS 224)",
    un_convention="United Nations Convention against Cybercrime",
    budapest="Budapest Convention (ETS 185)",
    untoc="United Nations Convention against Transnational Organized Crime",
    bilateral="Treaty on mutual legal assistance between the two States, or between the Union and the other State",
    executive="Executive agreement under 18 USC 2523 (CLOUD Act)",
    eio="European Investigation Order, Directive 2014/41/EU",
    e_evidence="Regulation (EU) 2023/1543 on European Production and Preservation Orders",
    reciprocity="No treaty: the law of the requested State, and reciprocity",
)
WHAT = choices(
    everything="All data that the provider holds on the account",
    all_users="The data of all users of the domain",
    registration="Who opened the account: name, telephone number, means of payment",
    sign_ins="Sign-ins: address, port, moment",
    messages_all="All messages of the account",
    messages_with="Messages exchanged with the firm",
    future="Data that are still to come",
)
CATEGORY = choices(content="Content data", traffic="Traffic data", subscriber="Subscriber information")
CONDUCT = choices(
    political="Speaking or organising against an authority",
    publishing="Publishing content that is forbidden",
    intercepting="Listening to communications of others",
    access="Entering a computer system without right",
    data="Making data unusable",
    system="Hindering or using a computer system without right",
    forgery="Making a false message look genuine",
    fraud="Obtaining money by deceit",
    extortion="Obtaining money by a threat",
)
LANGUAGES = choices(ar="Arabic", nl="Dutch", en="English", fr="French", hi="Hindi", ja="Japanese", ru="Russian")
STATES = choices(
    france="France", india="India", japan="Japan", morocco="Morocco", netherlands="Netherlands",
    russian_federation="Russian Federation", united_states="United States",
)  # fmt: skip
SECRECY = choices(
    none="Secrecy is not asked for",
    secret="Keep the request and its contents secret; the user is not to be told",
)
IDENTIFIER = choices(
    name="Name of a person", mailbox="Mailbox", user_number="Number or name of a user", url="URL", phone="Telephone"
)

AUTHORITY = ask("authority", "short", "M1", "Authority that asks", "Autorité requérante", "Запрашивающий орган",
                "The office as the file names it.")  # fmt: skip
FILE = ask("file", "short", "M2", "Number of the investigation", "Numéro du dossier", "Номер дела")
STAGE = ask("stage", "choice", "M2", "Stage of the proceeding", "Stade de la procédure", "Стадия производства",
            options=choices(trial="Trial", prosecution="A charge has been brought",
                            investigation="Investigation, no charge yet",
                            intelligence="No proceeding yet"))  # fmt: skip
INVESTIGATING = ask("investigating", "short", "M2", "Authority that conducts the investigation",
                    "Autorité chargée de l'enquête", "Орган, ведущий расследование")  # fmt: skip
CONTACTS = ask(
    "contacts", "records", "P10", "Contacts", "Points de contact", "Контактные лица",
    "One for office hours, one for all other hours. A zone is an offset from UTC, such as +02:00.",
    parts=(
        ask("name", "short", "", "Name or function", "Nom ou fonction", "Имя или должность"),
        ask("reach", "short", "", "Telephone or mail", "Téléphone ou courriel", "Телефон или почта"),
        ask("opens", "short", "", "From (00:00)", "De (00:00)", "С (00:00)"),
        ask("closes", "short", "", "To (24:00)", "À (24:00)", "До (24:00)"),
        ask("zone", "short", "", "Zone", "Fuseau", "Часовой пояс"),
    ),
)  # fmt: skip
CHANNEL_FIELD = ask("channel", "choice", "M9", "Channel", "Voie de transmission", "Канал передачи", options=CHANNEL)
BASIS_FIELD = ask("basis", "several", "M10", "Legal basis", "Base légale", "Правовое основание",
                  "Every instrument that you name must bind both States on the day of the request.", BASIS)  # fmt: skip
LANGUAGE = ask("language", "choice", "M8", "Language of the request", "Langue de la demande", "Язык запроса",
               options=LANGUAGES)  # fmt: skip
TRANSLATION = ask("translation", "choice", "M8", "Signed translation into", "Traduction signée en",
                  "Заверенный перевод на",
                  "None if the request is in a language that is accepted. That a State accepts its own languages alone "
                  "is an assumption of the exercise.",
                  (Choice("none", "No translation"), *LANGUAGES))  # fmt: skip
URGENCY = ask("urgency", "choice", "M14", "Urgency", "Urgence", "Срочность",
              options=choices(none="Not urgent", urgent="Urgent"))  # fmt: skip
URGENT_BY = ask("urgent_by", "date", "M14", "Needed by", "Nécessaire avant le", "Необходимо к")
URGENT_BECAUSE = ask("urgent_because", "paragraphs", "M14", "Paragraphs that show why it is urgent",
                     "Paragraphes qui fondent l'urgence", "Пункты, обосновывающие срочность")  # fmt: skip
FACTS_TEXT = ask("facts_text", "long", "M3", "Summary of the facts", "Exposé des faits", "Изложение фактов",
                 "Your own words, for the reader. A person marks them.", prose=True)  # fmt: skip
FACTS = ask("facts", "paragraphs", "M3", "Paragraphs that carry the facts", "Paragraphes qui fondent les faits",
            "Пункты, подтверждающие факты", "What happened, and when.")  # fmt: skip
OFFENCES = ask(
    "offences", "records", "M11", "Offences", "Infractions", "Преступления",
    "One line for each: the conduct, the provision that punishes it, and the highest penalty in years.",
    parts=(
        ask("conduct", "choice", "", "Conduct", "Comportement", "Деяние", options=CONDUCT),
        ask("provision", "short", "", "Provision", "Disposition", "Норма"),
        ask("years", "short", "", "Highest penalty, years", "Peine maximale, années", "Наибольшее наказание, лет"),
    ),
)  # fmt: skip
PERSONS = ask(
    "persons", "records", "M5", "Persons concerned", "Personnes concernées", "Лица, которых касается запрос",
    parts=(
        ask("name", "short", "", "Name", "Nom", "Имя"),
        ask("role", "choice", "", "Role", "Qualité", "Роль",
            options=choices(victim="Harmed", witness="Witness", suspect="Suspect", convicted="Convicted")),
        ask("place", "short", "", "Place", "Lieu", "Место"),
        ask("nationality", "choice", "", "National of", "Nationalité", "Гражданство", options=STATES),
    ),
)  # fmt: skip
ASSISTANCE = ask("assistance", "choice", "M4", "Assistance asked for", "Assistance demandée", "Запрашиваемая помощь",
                 options=choices(interception="Interception of communications to come", hearing="Hearing of a witness",
                                 production="Production of stored data", service="Service of documents",
                                 any="Whatever helps"))  # fmt: skip
PURPOSE = ask("purpose", "choice", "M6", "Purpose", "But", "Цель",
              options=choices(intelligence="To learn who is active on the network",
                              tax="To assess taxes", proof="To decide whether the suspect or another used the account",
                              extradition="To ask for extradition", civil="To support a civil claim"))  # fmt: skip
PROVIDER = ask("provider", "short", "E1", "Company that holds the data", "Société qui détient les données",
               "Компания, у которой хранятся данные", "The name of the legal entity, in full.")  # fmt: skip
ACCOUNTS = ask(
    "accounts", "records", "E2", "Accounts", "Comptes", "Учётные записи",
    parts=(
        ask("type", "choice", "", "Kind", "Nature", "Вид", options=IDENTIFIER),
        ask("identifier", "short", "", "Identifier, exactly", "Identifiant exact", "Точный идентификатор"),
    ),
)  # fmt: skip
CONNECTIONS = ask(
    "connections", "records", "E2", "Connections that are known", "Connexions connues", "Известные соединения",
    "Address, port, date, time to the second, and zone. Several customers may share one address.",
    parts=(
        ask("address", "short", "", "Address", "Adresse", "Адрес"),
        ask("port", "short", "", "Port", "Port", "Порт"),
        ask("at", "moment", "", "Moment", "Instant", "Момент"),
    ),
)  # fmt: skip
DATA = ask(
    "data", "records", "E3", "Data asked for", "Données demandées", "Запрашиваемые данные",
    "One line for each category, each with the paragraphs that justify it.",
    parts=(
        ask("category", "choice", "", "Category", "Catégorie", "Категория", options=CATEGORY),
        ask("what", "choice", "", "Data", "Données", "Данные", options=WHAT),
        ask("because", "paragraphs", "", "Paragraphs that justify it", "Paragraphes à l'appui",
            "Обосновывающие пункты"),
    ),
)  # fmt: skip
STORED = ask(
    "stored", "records", "P3", "Stored data to preserve", "Données à conserver", "Данные, подлежащие сохранению",
    parts=DATA.parts[:2],
)  # fmt: skip
PERIOD = ask("period", "period", "E4", "Period, in UTC", "Période, en UTC", "Период (UTC)",
             "From the first second to the last. A time without a zone is no time.")  # fmt: skip
SOURCE = ask("source", "paragraphs", "E7", "Paragraphs that show how each fact is known",
             "Paragraphes qui indiquent la source des faits", "Пункты, указывающие источник фактов")  # fmt: skip
NEXUS = ask("nexus", "paragraphs", "E8", "Paragraphs that tie the account to the offence",
            "Paragraphes qui relient le compte à l'infraction", "Пункты, связывающие учётную запись с деянием",
            )  # fmt: skip
GROUNDS_TEXT = ask("grounds_text", "long", "E8", "Why these data, in your words", "Motifs de la demande",
                   "Обоснование запроса", "A person marks them.", prose=True)  # fmt: skip
FRESHNESS = ask("freshness", "paragraphs", "freshness", "Paragraphs that show that the data are probably still there",
                "Paragraphes montrant que les données existent encore", "Пункты о том, что данные ещё существуют",
                )  # fmt: skip
CONFIDENTIALITY = ask("confidentiality", "choice", "M12", "Secrecy", "Confidentialité", "Конфиденциальность",
                      options=SECRECY)  # fmt: skip
SECRET_BECAUSE = ask("secret_because", "paragraphs", "M12", "Paragraphs that give the reason",
                     "Paragraphes qui la motivent", "Пункты, обосновывающие её")  # fmt: skip
SPECIALITY = ask("speciality", "choice", "M13", "Use of the answer", "Usage de la réponse", "Использование ответа",
                 options=choices(any="For any purpose", shared="In this and in other investigations",
                                 only="In this investigation only; consent is asked before any other use"))  # fmt: skip
PRESERVATION_REFERENCE = ask("preservation_reference", "short", "E5", "Earlier preservation: reference",
                             "Conservation antérieure : référence", "Ранее запрошенное сохранение: номер")  # fmt: skip
PRESERVATION_ASKED = ask("preservation_asked", "moment", "E5", "Earlier preservation: asked at",
                         "Conservation antérieure : demandée le", "Ранее запрошенное сохранение: когда")  # fmt: skip
EARLIER_REFERENCE = ask("earlier_reference", "short", "E6", "Earlier request in the same matter",
                        "Demande antérieure dans la même affaire", "Более ранний запрос по тому же делу")  # fmt: skip
CERTIFICATION = ask("certification", "several", "E9", "Certificate wanted back", "Certificat demandé",
                    "Требуемое удостоверение",
                    options=choices(covering="A covering letter", notary="The stamp of a notary",
                                    custodian="Signed by the person in charge of the records",
                                    method="Says how the records were made",
                                    values="Gives the hash value of each file, with the algorithm"))  # fmt: skip
DELIVERY = ask("delivery", "several", "E10", "Delivery", "Remise", "Передача",
               options=choices(printed="Printed on paper", plain="By ordinary mail, not encrypted",
                               encrypted="Encrypted to the key of the office",
                               apart="The list of hash values by a separate way"))  # fmt: skip
ALGORITHM = ask("algorithm", "choice", "E10", "Hash algorithm", "Algorithme de hachage", "Алгоритм хеширования",
                options=choices(crc32="CRC-32", md5="MD5", sha1="SHA-1", sha256="SHA-256", sha512="SHA-512"),
                )  # fmt: skip

NECESSITY = ask("necessity", "paragraphs", "P5", "Paragraphs that show why the data could be lost",
                "Paragraphes montrant le risque de perte", "Пункты об угрозе утраты данных")  # fmt: skip
FOLLOW_UP = ask("follow_up", "choice", "P6", "Request for the data", "Demande de communication", "Запрос о передаче",
                options=choices(none="Will not follow", perhaps="May follow", sure="Will follow"))  # fmt: skip
FOLLOW_UP_BY = ask("follow_up_by", "date", "P6", "It will follow by", "Elle suivra avant le", "Будет направлен до")
STATUS = ask("status", "choice", "P9", "Status", "Statut", "Статус",
             options=choices(extension="Extends an earlier request", new="New request"))  # fmt: skip
DISCLOSURE = ask("disclosure", "choice", "P11", "Disclosure asked for at once", "Communication immédiate demandée",
                 "Немедленное раскрытие",
                 options=choices(content="The messages", none="None",
                                 path="Traffic data that show other providers and the path"))  # fmt: skip
PATH = ask("path", "paragraphs", "P11", "Paragraphs that show another provider on the path",
           "Paragraphes indiquant un autre fournisseur", "Пункты о другом поставщике услуг")  # fmt: skip

ISSUER = ask("issuer", "choice", "issuer", "Issued by", "Émis par", "Выдано",
             options=choices(police="Police, with no validation", prosecutor="Prosecutor",
                             investigating_judge="Investigating judge", court="Court or judge",
                             validated="Another authority, validated by a judge"))  # fmt: skip
DEADLINE = ask("deadline", "choice", "deadline", "Time for the answer", "Délai", "Срок",
               options=choices(hours_6="6 hours", hours_8="8 hours", days_10="10 days", days_60="60 days",
                               open="No time is set"))  # fmt: skip
NOTIFICATION = ask("notification", "choice", "notification", "Enforcing authority", "Autorité d'exécution",
                   "Исполняющий орган",
                   options=choices(none="Is not notified", notified="Is notified at the same time"))  # fmt: skip
GROUND = ask("ground", "choice", "M14", "Reason of the urgency", "Motif de l'urgence", "Причина срочности",
             options=choices(convenience="It would save time", life="Danger to the life or safety of a person",
                             liberty="A decision on the liberty of a person on a fixed day",
                             loss="The data are about to be lost"))  # fmt: skip
CONFIRMATION = ask("confirmation", "choice", "M8", "Confirmation in due form", "Confirmation formelle",
                   "Официальное подтверждение",
                   options=choices(none="None", follows="Follows if it is asked for"))  # fmt: skip
INFORMATION = ask("information", "paragraphs", "information", "Paragraphs that are passed on",
                  "Paragraphes communiqués", "Передаваемые пункты")  # fmt: skip
USE = ask("use", "choice", "information", "What it may help with", "Utilité", "Для чего может пригодиться",
          options=choices(none="For information only", open="To open or carry on an investigation, or to ask for help",
                          evidence="To be read out in court without more"))  # fmt: skip
REMARKS = ask("remarks", "long", "", "Remarks", "Observations", "Примечания", prose=True)
