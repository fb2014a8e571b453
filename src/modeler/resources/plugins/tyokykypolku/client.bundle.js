(() => {
  var __create = Object.create;
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __getProtoOf = Object.getPrototypeOf;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __commonJS = (cb, mod) => function __require() {
    try {
      return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
    } catch (e) {
      throw mod = 0, e;
    }
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
    // If the importer is in node compatibility mode or this is not an ESM
    // file that has been converted to a CommonJS file using a Babel-
    // compatible transform (i.e. "__esModule" has not been set), then set
    // "default" to the CommonJS "module.exports" for node compatibility.
    isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
    mod
  ));

  // bpmnlint-plugin-tyokykypolku/index.js
  var require_bpmnlint_plugin_tyokykypolku = __commonJS({
    "bpmnlint-plugin-tyokykypolku/index.js"(exports, module) {
      "use strict";
      var rules2 = ["process", "names", "drawn", "forms", "services", "expressions", "gateways", "limits", "calls", "messages", "ways"];
      module.exports = {
        configs: {
          recommended: { rules: Object.fromEntries(rules2.map((rule) => [rule, "error"])) }
        }
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/known.json
  var require_known = __commonJS({
    "bpmnlint-plugin-tyokykypolku/known.json"(exports, module) {
      module.exports = {
        byHand: {
          notice: "newNotice",
          workability: "newReferral"
        },
        elsewhere: ["assignee", "candidateGroups", "candidateUsers", "class", "dueDate", "expression", "followUpDate", "formKey", "priority", "resource", "type"],
        history: "P1461D",
        messages: {
          clientWithdrew: "Asiakas vetäytyi",
          consentWithdrawn: "Suostumus peruttu",
          kelaDecisionReceived: "Kelan päätös saapui",
          kelaQuestionAsked: "Kelalta kysyttiin",
          municipalityChanged: "Kotikunta vaihtui",
          reviewRequested: "Asiakas pyysi tarkistusta"
        },
        organisations: ["EMPLOYMENT", "SOCIAL", "HEALTH", "KELA", "PENSION", "EDUCATION", "NGO", "INSURANCE"],
        otherClocks: ["awaitDecision", "planning"],
        phases: ["REFERRAL", "CONSENT", "ASSESSMENT", "PLAN", "FOLLOW_UP", "END"],
        questions: {
          "deadlines.overdue": [{
            values: 0,
            yesOrNo: false
          }],
          "deadlines.reviewOpens": [{
            values: 0,
            yesOrNo: false
          }],
          "kela.beginsToLead": [{
            values: 0,
            yesOrNo: true
          }],
          "kela.hasApplied": [{
            values: 0,
            yesOrNo: true
          }],
          "kela.hasNewApplication": [{
            values: 0,
            yesOrNo: true
          }],
          "kela.needsExplaining": [{
            values: 0,
            yesOrNo: true
          }],
          "kela.raisesRehabNeed": [{
            values: 0,
            yesOrNo: true
          }],
          "kela.supportsApplication": [{
            values: 0,
            yesOrNo: true
          }],
          "parties.haveOpenCase": [{
            values: 0,
            yesOrNo: true
          }],
          "parties.include": [{
            values: 1,
            yesOrNo: true
          }],
          "parties.of": [{
            values: 0,
            yesOrNo: false
          }],
          "parties.toNotify": [{
            values: 0,
            yesOrNo: false
          }],
          "parties.withAction": [{
            values: 0,
            yesOrNo: false
          }],
          "parties.withOpenAction": [{
            values: 0,
            yesOrNo: false
          }]
        },
        services: {
          acceptReferral: "Ota asiakkaaksi",
          adoptPlan: "Ota suunnitelma käyttöön",
          applyConsent: "Ota suostumus käyttöön",
          archiveCase: "Arkistoi asia",
          beginKelaLead: "Kirjaa alku",
          closeConsultation: "Kirjaa vastaus",
          countAttempt: "Laske yritykset",
          decideKela: "Päättele Kelan rooli",
          decideTrack: "Päättele palvelupolku",
          inviteParties: "Kutsu osapuolet",
          joinOpenCase: "Liitä avoimeen asiaan",
          moveCase: "Siirrä asia uudelle alueelle",
          noteWait: "Kirjaa odotus",
          openCustomership: "Kirjaa asiakkuuden alku",
          openOwnCase: "Avaa oma asia",
          passNotice: "Vie tieto asialle",
          recordClientWithdrawal: "Kirjaa vetäytyminen",
          recordContact: "Kirjaa yhteydenotto",
          recordDecision: "Kirjaa päätös",
          recordReview: "Kirjaa tarkistus",
          returnReferral: "Palauta lähettäjälle",
          scheduleReview: "Ajoita tarkistus",
          startAssessment: "Käynnistä alkukartoitus",
          withdrawConsent: "Sulje tietojen jako"
        },
        variables: {
          clientReached: "flag",
          consentGiven: "flag",
          consentNeeded: "flag",
          contactAttempts: "number",
          contactOutcome: "text",
          decisionKnown: "flag",
          delayReason: "text",
          endingAgreed: "flag",
          lateClock: "text",
          notice: "text",
          party: "text",
          phase: "text",
          planAgreed: "flag",
          planConfirmed: "flag",
          referralOutcome: "text",
          reviewOutcome: "text",
          track: "text",
          unchangedReviews: "number",
          waitFor: "text",
          withdrawal: "flag"
        }
      };
    }
  });

  // texts:texts.json
  var require_texts = __commonJS({
    "texts:texts.json"(exports, module) {
      module.exports = { FILE_TWICE: "Tiedostot {0} ja {1} ovat samaa nimeä.", "FILE_TWICE.remedy": "Poista toinen tai anna sille oma nimi.", FILE_KIND: "Tämä ei ole kaavio, taulu eikä lomake.", "FILE_KIND.remedy": "Jätä pois muut kuin .bpmn-, .dmn- ja .form-tiedostot.", UNREADABLE: "Tiedostoa ei voi lukea: {0}.", "UNREADABLE.remedy": "Avaa ja tallenna se Camunda Modelerissa.", LIST_TWICE: "Luettelo {0} on kahdesti tai hakemistossa on saman niminen.", "LIST_TWICE.remedy": "Anna luettelolle oma avain.", DRAWING_NAME: "Kaaviossa ei ole täsmälleen yhtä prosessia, jonka tunnus on {0}.", "DRAWING_NAME.remedy": "Anna prosessille tiedoston nimi tunnukseksi.", NOT_EXECUTABLE: "Prosessia ei voi suorittaa.", "NOT_EXECUTABLE.remedy": "Valitse prosessille Executable.", LABEL: "Nimi puuttuu, tai se ei ala isolla kirjaimella tai päättyy pisteeseen.", "LABEL.remedy": "Kirjoita nimi, jonka työntekijä ymmärtää.", HISTORY: "Historian säilytysaika ei ole {0}.", "HISTORY.remedy": "Kirjoita History time to live -kenttään {0} (neljä vuotta, L 381/2023 12 §).", BY_HAND: "Tämä prosessi pitää voida aloittaa käsin.", "BY_HAND.remedy": "Valitse Startable in Tasklist.", NOT_BY_HAND: "Prosessin voi aloittaa käsin, vaikka se kuuluu polkuun.", "NOT_BY_HAND.remedy": "Ota pois Startable in Tasklist.", NOT_DRAWN: "Elementti ei näy kaaviossa.", "NOT_DRAWN.remedy": "Avaa kaavio Modelerissa ja piirrä elementti uudelleen.", ID: "Tunnus ei ole englantia pienellä alkaen, kuten draftPlan.", "ID.remedy": "Anna elementille tällainen tunnus.", ELSEWHERE: "Ominaisuus {0} on määrätty kaaviossa.", "ELSEWHERE.remedy": "Poista se: vastaanottaja tulee taulusta routing ja määräaika taulusta deadlines.", TASK_TWICE: "Sama tehtävän tunnus on myös tiedostossa {0}.", "TASK_TWICE.remedy": "Anna tehtävälle oma tunnus.", TASK_FORM: "Tehtävän lomake ei ole {0}.", "TASK_FORM.remedy": "Kirjoita lomakkeeksi (Form reference) tehtävän tunnus.", FORM_BINDING: "Lomaketta ei ole sidottu samaan käyttöönottoon.", "FORM_BINDING.remedy": "Valitse Binding: deployment.", FORM_MISSING: "Lomaketta {0}.form ei ole.", "FORM_MISSING.remedy": "Lisää lomake samaan käyttöönottoon.", START_FORM: "Aloituslomake ei ole {0}.", "START_FORM.remedy": "Aseta aloitustapahtuman lomakkeeksi {0} ja Binding: deployment.", SERVICE_NAME: "Palvelutehtävän delegaatti ei ole $'{'{0}'}'.", "SERVICE_NAME.remedy": "Kirjoita Delegate expression -kenttään $'{'{0}'}'.", SERVICE: "Sovelluksessa ei ole toimintoa {0}.", "SERVICE.remedy": "Korjaa tunnus, tai pyydä kehittäjää lisäämään toiminto.", SERVICE_NOT_DRAWN: "Toimintoa {0} ei ole missään kaaviossa.", "SERVICE_NOT_DRAWN.remedy": "Palauta palvelutehtävä: ilman sitä asia jää puolitiehen.", CALL_UNKNOWN: "Sovellus ei vastaa kysymykseen {0}.", "CALL_UNKNOWN.remedy": "Korjaa lauseke; ota malli toisesta kaaviosta.", VARIABLE: "Muuttujaa {0} ei ole.", "VARIABLE.remedy": "Korjaa nimi; muuttujat luetellaan oppaassa.", ALL_VARIABLES: "Kutsu antaa kaikki muuttujat.", "ALL_VARIABLES.remedy": "Luettele vain ne, joita tarvitaan.", QUESTION: "Haarautuva portti ei kysy mitään.", "QUESTION.remedy": "Kirjoita nimeksi kysymys, joka päättyy kysymysmerkkiin.", ANSWER_LABEL: "Portista lähtevällä nuolella ei ole vastausta.", "ANSWER_LABEL.remedy": "Kirjoita nuolelle vastaus, kuten Kyllä.", NO_DEFAULT: "Portilla ei ole oletushaaraa.", "NO_DEFAULT.remedy": "Valitse yksi nuolista oletukseksi (Default flow).", CONDITION_MISSING: "Nuolelta puuttuu ehto, tai oletusnuolella on ehto.", "CONDITION_MISSING.remedy": "Anna ehto joka nuolelle paitsi oletukselle.", CONDITION_PLACE: "Ehto on nuolella, joka ei lähde valitsevasta portista (exclusive tai inclusive).", "CONDITION_PLACE.remedy": "Lisää portti tai poista ehto: muuten polku päättyy hiljaa.", CONDITION: "Ehtoa {0} ei ymmärretä.", "CONDITION.remedy": "Vertaa yhtä muuttujaa yhteen arvoon, kuten $'{'reviewOutcome == ''END'''}'.", CONDITION_VALUE: "Muuttujalla {0} ei voi olla arvoa {1}.", "CONDITION_VALUE.remedy": "Korjaa arvo; lomakkeen kenttä luettelee ne.", TIMER: "Määräajan ajastin ei ole kuten muut: {0}Overdue, ei keskeytä, $'{'deadlines.overdue(execution)'}', yksi nuoli.", "TIMER.remedy": "Kopioi ajastin toisesta tehtävästä.", TIMER_MISSING: "Tehtävällä {0} ei ole määräajan ajastinta.", "TIMER_MISSING.remedy": "Kopioi ajastin toisesta tehtävästä ja anna tunnukseksi {0}Overdue.", TIME_IN_DRAWING: "Aika on kirjoitettu kaavioon.", "TIME_IN_DRAWING.remedy": "Kirjoita aika tauluun deadlines ja ajastimeen $'{'deadlines.overdue(execution)'}'.", CALLED: "Kutsuttua prosessia {0} ei ole.", "CALLED.remedy": "Korjaa Called element.", WITHOUT_CASE: "Kutsu ei anna asian tunnusta.", "WITHOUT_CASE.remedy": "Valitse Business key: #'{'execution.processBusinessKey'}'.", NEVER_CALLED: "Mikään ei käynnistä tätä prosessia.", "NEVER_CALLED.remedy": "Kutsu sitä kaaviosta, tai jätä se pois.", MESSAGE_TWICE: "Viesti {0} aloittaa myös prosessin tiedostossa {1}.", "MESSAGE_TWICE.remedy": "Anna viestille oma nimi.", MESSAGE_NAME: "Viestin tunnus ei ole Message_ ja sen nimi.", "MESSAGE_NAME.remedy": "Anna viestille tunnus nimen mukaan.", MESSAGE_UNHEARD: "Kenttä lähettää viestin {0}, jota mikään kaavio ei kuule.", "MESSAGE_UNHEARD.remedy": "Korjaa nimi kohdassa raises.", INTERRUPTS: "Milloin tahansa alkava osa keskeyttää muun.", "INTERRUPTS.remedy": "Valitse aloitukseksi Non-interrupting.", UNREACHED: "Tänne ei johda mitään.", "UNREACHED.remedy": "Piirrä nuoli tai poista elementti.", DEAD_END: "Täältä ei johda mihinkään.", "DEAD_END.remedy": "Piirrä nuoli eteenpäin tai lopputapahtumaan.", TABLE_NAME: "Taulussa ei ole päätöstä {0}.", "TABLE_NAME.remedy": "Anna päätökselle tiedoston nimi tunnukseksi.", TABLE_TWICE: "Sama päätös on myös tiedostossa {0}.", "TABLE_TWICE.remedy": "Poista toinen.", OUTPUT_MISSING: "Taulusta puuttuu sarake {0}, jota sovellus lukee.", "OUTPUT_MISSING.remedy": "Palauta sarake.", NO_ROWS: "Taulussa ei ole yhtään riviä.", "NO_ROWS.remedy": "Lisää rivit.", INPUT_UNFILLED: "Mikään lomake eikä sovellus kerro tietoa {0}.", "INPUT_UNFILLED.remedy": "Korjaa nimi, tai lisää kenttä lomakkeelle.", UNEVEN: "Rivillä on solu liikaa tai liian vähän.", "UNEVEN.remedy": "Avaa ja tallenna taulu Modelerissa, ja tarkista rivi.", FEEL: "Lauseketta {0} ei voi lukea.", "FEEL.remedy": "Korjaa se; teksti on lainausmerkeissä.", VALUE_UNLISTED: "Arvo {0} ei ole sarakkeen luettelossa.", "VALUE_UNLISTED.remedy": "Korjaa arvo tai lisää se sarakkeen luetteloon.", REASON: "Rivin perustelu puuttuu tai ei ole virke.", "REASON.remedy": "Kirjoita perustelu, joka alkaa isolla ja päättyy pisteeseen.", STATUTE: "Rivin säädös tai lähde puuttuu.", "STATUTE.remedy": "Kirjoita säädös tai lähde.", PROMISE: "Rivi lupaa oikeuden, josta päättää toinen.", "PROMISE.remedy": "Kirjoita mitä tarkistetaan, ei mihin on oikeus.", NO_END: "Rivillä ei ole loppua eikä päivää, jona lähde katsotaan uudelleen.", "NO_END.remedy": "Anna päivämääräväli, tai kirjoita huomautukseen Katso uudelleen 2027-10-31.", LIMIT: "Määräaikaa {0} ei voi laskea kalenterilla {1}.", "LIMIT.remedy": "Kirjoita aika kuten P3D tai P2W ja kalenteriksi CAL, WORK5 tai ARKI6.", WARN_SHARE: "Varoituksen osuuden on oltava suurempi kuin 0 ja enintään 1, mutta se on {0}.", "WARN_SHARE.remedy": "Kirjoita osuus kuten 0.5.", CELL_EMPTY: "Sarakkeen {0} solu on tyhjä.", "CELL_EMPTY.remedy": "Täytä solu.", OVERLAP: "Sama tilanne osuu myös riviin {0}, vaikka vain yksi saa vastata.", "OVERLAP.remedy": "Erota rivit toisistaan.", HOLE: "Rivin {0} jälkeen on päiviä, joihin mikään rivi ei vastaa: {1}–{2}.", "HOLE.remedy": "Siirrä alku- tai loppupäivää.", LIMIT_MISSING: "Tehtävällä {0} ei ole riviä taulussa deadlines.", "LIMIT_MISSING.remedy": "Lisää tehtävän tunnus jonkin määräajan riville tai uusi rivi.", LIMIT_OF_NOTHING: "Taulu deadlines nimeää tehtävän {0}, jota ei ole.", "LIMIT_OF_NOTHING.remedy": "Korjaa tunnus tai poista se.", ROUTE_MISSING: "Tehtävällä {0} ei ole riviä taulussa routing.", "ROUTE_MISSING.remedy": "Lisää rivi, joka kertoo, kenelle tehtävä kuuluu.", ROUTE_OF_NOTHING: "Taulu routing nimeää tehtävän {0}, jota ei ole.", "ROUTE_OF_NOTHING.remedy": "Korjaa tunnus tai poista rivi.", OPTION_NOT_OFFERED: "Taulu odottaa tiedolle {0} arvoa {1}, jota mikään lomake ei tarjoa.", "OPTION_NOT_OFFERED.remedy": "Korjaa arvo, tai lisää vaihtoehto lomakkeelle.", OPTION_UNKNOWN: "Lomake tarjoaa tiedolle {0} arvon {1}, jota taulu ei tunne.", "OPTION_UNKNOWN.remedy": "Lisää arvo taulun sarakkeeseen ja riveille, joihin se kuuluu.", FORM_ID: "Lomakkeen tunnus ei ole {0}.", "FORM_ID.remedy": "Anna lomakkeelle tiedoston nimi tunnukseksi.", FORM_UNUSED: "Mikään tehtävä ei käytä lomaketta.", "FORM_UNUSED.remedy": "Lisää tehtävä, jonka tunnus on lomakkeen nimi, tai jätä lomake pois.", NO_HEADING: "Lomake ei ala asian yhteenvedolla.", "NO_HEADING.remedy": "Lisää ensimmäiseksi teksti, jossa on vain '{{'caseSummary'}}'.", FIELD_KIND: "Kenttää, jonka laji on {0}, ei voi käyttää.", "FIELD_KIND.remedy": "Käytä tekstiä, lukua, päivää tai valintaa; toista ryhmä luettelon sijaan.", KEY: "Kentältä puuttuu avain, tai tekstillä on sellainen.", "KEY.remedy": "Anna kentälle avain (Key).", COMPONENT_ID: "Tunnus {0} ei ole muotoa Field_avain.", "COMPONENT_ID.remedy": "Anna kentälle tunnus kuten Field_planGoals.", ID_TWICE: "Tunnus {0} on lomakkeella kahdesti.", "ID_TWICE.remedy": "Anna toiselle oma tunnus.", TIME_OF_DAY: "Kenttä kysyy kellonaikaa.", "TIME_OF_DAY.remedy": "Valitse Subtype: Date.", PROPERTY: "Ominaisuutta {0} = {1} ei tunneta.", "PROPERTY.remedy": "Korjaa nimi tai arvo; ne luetellaan ohjeessa forms.md.", ORGANISATION: "Organisaatiota {0} ei ole.", "ORGANISATION.remedy": "Kirjoita EMPLOYMENT, SOCIAL, HEALTH, KELA, PENSION, EDUCATION, NGO tai INSURANCE.", KEY_FORM: "Kentän avain ei ole englantia pienellä alkaen.", "KEY_FORM.remedy": "Anna avain kuten planGoals.", KEY_TWICE: "Avain on lomakkeella kahdesti.", "KEY_TWICE.remedy": "Anna toiselle kentälle oma avain.", CATEGORY: "Kentältä puuttuu tietoluokka.", "CATEGORY.remedy": "Lisää ominaisuus category, kuten PLAN.", QUESTION_LABEL: "Kentän nimi puuttuu, tai se päättyy pisteeseen tai kaksoispisteeseen.", "QUESTION_LABEL.remedy": "Kirjoita kysymys tai nimi.", VALIDATE: "Tarkistusta {0} ei tunneta.", "VALIDATE.remedy": "Käytä tarkistuksia required, min, max, minLength, maxLength ja pattern.", PATTERN: "Muotoa {0} ei voi lukea, tai se toistaa ryhmän.", "PATTERN.remedy": "Yksinkertaista muoto (Pattern).", LIST_MISSING: "Luetteloa {0} ei ole.", "LIST_MISSING.remedy": "Korjaa nimi, tai lisää luettelo tiedostoon lists.form.", LIST_AND_OPTIONS: "Kentällä on sekä luettelo {0} että omia vaihtoehtoja.", "LIST_AND_OPTIONS.remedy": "Poista toiset.", LIST_UNUSED: "Mikään kenttä ei käytä luetteloa {0}.", "LIST_UNUSED.remedy": "Poista luettelo, tai nimeä se kentässä.", NO_OPTIONS: "Valinnalla ei ole vaihtoehtoja.", "NO_OPTIONS.remedy": "Lisää vaihtoehdot tai nimeä luettelo.", OPTION_LABELS: "Vaihtoehdolla ei ole nimeä, tai kahdella on sama.", "OPTION_LABELS.remedy": "Anna jokaiselle oma nimi.", OPTION_TWICE: "Kahdella vaihtoehdolla on sama arvo.", "OPTION_TWICE.remedy": "Anna jokaiselle oma arvo.", YES_NO: "Kyllä ja ei -valinta ja ominaisuus type = boolean eivät vastaa toisiaan.", "YES_NO.remedy": "Lisää ominaisuus type = boolean, tai poista se.", SCALE: "Laskettavan vastauksen vaihtoehdot eivät ole 1–5.", "SCALE.remedy": "Käytä luetteloa agreement.", STEERS_NOTHING: "Kenttä ohjaa, mutta muuttujaa {0} ei ole.", "STEERS_NOTHING.remedy": "Poista ominaisuus steers, tai korjaa avain.", STEERS_FACT: "Tietoluokan {0} tieto menisi moottoriin.", "STEERS_FACT.remedy": "Poista ominaisuus steers: portti kysyy tällaisen asiasta itse.", LIKE_VARIABLE: "Kentällä on muuttujan {0} nimi, mutta se ei ohjaa.", "LIKE_VARIABLE.remedy": "Lisää ominaisuus steers, tai anna kentälle toinen avain.", CHECK: "Tarkistusta {0} ei ole, tai sen kenttää ei ole.", "CHECK.remedy": "Korjaa ominaisuus check.", CHECK_OF_DAY: "Tarkistus {0} on päivälle, mutta kenttä ei ole päivä.", "CHECK_OF_DAY.remedy": "Vaihda kentän laji tai tarkistus.", CONDITION_FEEL: "Ehtoa {0} ei voi lukea.", "CONDITION_FEEL.remedy": "Aloita se yhtäsuuruusmerkillä ja korjaa lauseke.", CONDITION_FIELD: "Ehto kysyy kenttää {0}, jota lomakkeella ei ole.", "CONDITION_FIELD.remedy": "Korjaa nimi tai lisää kenttä.", CONDITION_SELF: "Ehto kysyy kenttää {0} itseään.", "CONDITION_SELF.remedy": "Kysy toista kenttää: piilotettu ei tulisi takaisin.", CONDITION_OPTION: "Ehdon arvoa {0} ei voi valita.", "CONDITION_OPTION.remedy": "Korjaa arvo; kenttä luettelee ne.", CONDITION_FOR_OTHERS: "Ehto kysyy kenttää {0}, jota organisaatio {1} ei saa.", "CONDITION_FOR_OTHERS.remedy": "Anna kenttä samoille organisaatioille.", DAYS_COMPARED: "Lomake vertaa päiviä kirjain kirjaimelta, joten {0} ei koskaan toteudu.", "DAYS_COMPARED.remedy": "Käytä tarkistusta notBefore, tai kysy kyllä tai ei.", FACT_DIFFERS: "Samanniminen kenttä lomakkeella {0} on erilainen.", "FACT_DIFFERS.remedy": "Tee kentistä samanlaiset, tai anna toiselle oma avain.", NO_ID: "Elementiltä {0} puuttuu tunnus.", "NO_ID.remedy": "Avaa ja tallenna tiedosto Modelerissa, tai anna elementille tunnus (id).", HIT_POLICY: "Taulun vastaustapa (hit policy) ei ole {0}, tai siinä on koonti.", "HIT_POLICY.remedy": "Palauta vastaustapa: sovellus lukee vastaukset sen mukaan.", CELL_NAME: "Solu sanoo nimen {0}, jota taulu ei tunne.", "CELL_NAME.remedy": "Kirjoita teksti lainausmerkkeihin, tai korjaa nimi.", CELL_TYPE: "Solu {0} ei käy sarakkeeseen, jonka tyyppi on {1}.", "CELL_TYPE.remedy": "Korjaa solu tai sarakkeen tyyppi.", NEVER_HOLDS: "Väli {0} loppuu ennen alkuaan.", "NEVER_HOLDS.remedy": "Vaihda rajat.", NO_DAY: "Päivää {0} ei ole.", "NO_DAY.remedy": 'Kirjoita päivä kuten date("2026-11-30").', ANSWER_UNKNOWN: "Sarakkeen {0} vastausta {1} sovellus ei tunne.", "ANSWER_UNKNOWN.remedy": "Korjaa vastaus.", PHASE: "Vaihetta {0} ei ole.", "PHASE.remedy": "Kirjoita jokin vaiheista REFERRAL, CONSENT, ASSESSMENT, PLAN, FOLLOW_UP ja END.", UNANSWERED: "Taulussa ei ole riviä, joka vastaa, kun {0}.", "UNANSWERED.remedy": "Palauta tai lisää rivi, tai väljennä jonkin rivin ehtoja.", ROW_SHADOWED: "Rivi ei koskaan vastaa, koska sitä ennen rivi {0} vastaa aina samoissa tilanteissa.", "ROW_SHADOWED.remedy": "Siirrä rivi sen edelle, tai rajaa aiemman rivin ehtoja.", ROW_TWICE: "Rivi on sama kuin rivi {0}, joten sama kerrotaan kahdesti.", "ROW_TWICE.remedy": "Poista toinen.", VALUE_UNASKED: "Sarakkeen {0} luettelossa on {1}, jota mikään rivi ei kysy.", "VALUE_UNASKED.remedy": "Palauta tai lisää rivi, tai poista arvo luettelosta.", NEVER_ASKED: "Tieto {0} ei koskaan saa arvoa {1}.", "NEVER_ASKED.remedy": "Korjaa arvo, tai lisää se sinne, mistä se tulee: lomakkeen vaihtoehdoksi tai aiemman taulun vastaukseksi.", TABLE_UNASKED: "Taulu tarvitsee tiedon {0} taulusta {1}, mutta kaaviossa ne eivät ole yhteydessä.", "TABLE_UNASKED.remedy": "Piirrä päätöskaavioon nuoli (Information requirement) taulusta {1} tähän.", TEAM: "Organisaatiolla {0} ei ole tiimiä {1}.", "TEAM.remedy": "Jätä solu tyhjäksi, tai kirjoita lead tai sosiaalihuollolle socialworker.", LIMIT_SPAN: "Määräaika {0} on yli 20 vuotta, tai tehtävän määräaika lasketaan taaksepäin.", "LIMIT_SPAN.remedy": "Kirjoita lyhyempi aika ilman miinusmerkkiä, kuten P3M.", ANSWER_UNGIVEN: "Sarakkeen {0} luettelossa on vastaus {1}, jota mikään rivi ei anna.", "ANSWER_UNGIVEN.remedy": "Palauta rivi, tai poista vastaus luettelosta.", CONDITION_TWICE: "Nuolella on sama ehto kuin nuolella {0}.", "CONDITION_TWICE.remedy": "Muuta toinen ehto, tai poista toinen nuoli.", FORK: "Tästä lähtee monta nuolta ilman porttia, joten ne kaikki kuljetaan yhtä aikaa.", "FORK.remedy": "Lisää portti: exclusive, kun valitaan yksi, parallel, kun kuljetaan kaikki.", WAITS_FOR_EVER: "Tässä odotetaan haaroja, jotka eivät kaikki koskaan tule, joten asia jää seisomaan.", "WAITS_FOR_EVER.remedy": "Yhdistä haarat samanlaisella portilla kuin ne erotettiin.", GOES_ON_TWICE: "Tänne tullaan kahdesti: yhtä aikaa kuljettavat haarat yhdistyvät odottamatta toisiaan.", "GOES_ON_TWICE.remedy": "Yhdistä haarat samanlaisella portilla kuin ne erotettiin.", RETURNS_TO_PATH: "Sivuun lähtevä haara palaa polulle, jolloin loppu kuljetaan kahdesti.", "RETURNS_TO_PATH.remedy": "Vie haara omaan lopputapahtumaansa.", SEVERAL: "Usean osapuolen tehtävältä puuttuu luettelo tai muuttuja party.", "SEVERAL.remedy": "Kirjoita kohtaan Collection esimerkiksi $'{'parties.withAction(execution)'}' ja kohtaan Element variable party.", NO_PARTY: "Taulu routing antaa tehtävän {0} osapuolelle, mutta kaavio ei tee sitä jokaiselle osapuolelle.", "NO_PARTY.remedy": "Valitse tehtävälle Multi-instance, tai vaihda vastaanottaja taulussa routing.", PHASE_UNTOLD: "Mikään ei kerro asialle vaihetta {0}.", "PHASE_UNTOLD.remedy": "Palauta kutsun kohtaan In mappings vaihe muuttujaan phase.", VARIABLE_UNTOLD: "Muuttujaa {0} kysytään tässä kaaviossa, mutta mikään ei kerro sitä.", "VARIABLE_UNTOLD.remedy": "Lisää se kutsun kohtaan In tai Out mappings, tai kenttä, joka ohjaa.", NOT_HANDED: "Kutsuttu prosessi kysyy heti muuttujaa {0}, jota kutsu ei anna.", "NOT_HANDED.remedy": "Lisää se kutsun kohtaan In mappings.", NOT_BROUGHT: "Kutsu tuo muuttujan {0}, jota kutsuttu prosessi ei kerro.", "NOT_BROUGHT.remedy": "Korjaa nimi, tai poista se kohdasta Out mappings.", CALL_UNHEARD: "Kutsua {0} mikään ei kuule.", "CALL_UNHEARD.remedy": "Korjaa tunniste, tai lisää tapahtuma, joka kuulee sen.", NEVER_THROWN: "Tässä kuunnellaan kutsua {0}, jota mikään ei lähetä.", "NEVER_THROWN.remedy": "Korjaa tunniste, tai lisää tapahtuma, joka lähettää sen.", CALL_NAMELESS: "Tapahtumalta puuttuu viesti, eskalaatio, virhe tai signaali.", "CALL_NAMELESS.remedy": "Valitse se.", NEVER_SENT: "Tässä odotetaan viestiä {0}, jota mikään ei lähetä.", "NEVER_SENT.remedy": "Korjaa viestin nimi, tai lisää kenttä, jonka raises on {0}.", MESSAGE_LOST: "Sovellus lähettää viestin {0}, jota mikään kaavio ei kuule.", "MESSAGE_LOST.remedy": "Palauta tapahtuma, joka kuulee viestin.", NEVER_MET: "Solun {0} ehto ei koskaan täyty.", "NEVER_MET.remedy": "Korjaa ehto tai poista rivi. Kyllä ja ei kirjoitetaan true ja false, puuttuva tieto null.", POINTS_NOWHERE: "Tästä viitataan elementtiin {0}, jota tiedostossa ei ole.", "POINTS_NOWHERE.remedy": "Avaa tiedosto Modelerissa, piirrä tai valitse puuttuva uudelleen ja tallenna.", FIELD_READ: "Lomakkeelta puuttuu kenttä {0}, jonka sovellus tai portti lukee.", "FIELD_READ.remedy": "Palauta kenttä ja sen avain.", FIELD_PATH: "Komponentilla on polku {0}, jolloin sen vastauksia ei löydetä.", "FIELD_PATH.remedy": "Tyhjennä kohta Path.", REQUIRED_OF_NOBODY: "Kenttä on pakollinen, mutta siihen ei voi vastata.", "REQUIRED_OF_NOBODY.remedy": "Poista pakollisuus, tai salli vastaaminen (Disabled tai Read only pois).", BOUNDS: "Kentän alaraja {0} on suurempi kuin yläraja {1}.", "BOUNDS.remedy": "Vaihda rajat.", TEXT_LENGTH: "Enimmäispituus {0} on yli 4000 merkkiä, joita pidempää tekstiä sovellus ei ota.", "TEXT_LENGTH.remedy": "Kirjoita enintään 4000.", SCHEMA_VERSION: "Lomake ei kerro rakenteensa versiota (schemaVersion).", "SCHEMA_VERSION.remedy": "Avaa lomake Modelerissa ja tallenna se.", COUNTED_TOO_SOON: "Asian aloittava lomake ei voi kysyä laskettavaa vastausta.", "COUNTED_TOO_SOON.remedy": "Poista ominaisuus counted, tai siirrä kysymys tehtävän lomakkeelle.", OPTION_EMPTY: "Vaihtoehdolta puuttuu arvo.", "OPTION_EMPTY.remedy": "Anna vaihtoehdolle arvo.", COMPARED_KIND: "Ehto {0} vertaa eri lajeja, joten se ei koskaan toteudu niin kuin luulisi.", "COMPARED_KIND.remedy": 'Kirjoita valinta lainausmerkkeihin, myös "true" ja "false"; ruutu ja luku ilman niitä.', CODE: "Mallissa on koodia tai muuta, mitä siinä ei saa olla: {0}.", "CODE.remedy": "Poista se. Palvelutehtävä ja lauseke nimeävät vain sovelluksen omia toimintoja.", ENGINE: "Moottori ei voi lukea tätä: {0}.", "ENGINE.remedy": "Korjaa kohta Modelerissa ja tallenna tiedosto.", EXPRESSION: "Moottori ei voi lukea lauseketta {0}.", "EXPRESSION.remedy": "Kirjoita lauseke aaltosulkuihin, kuten $'{'reviewOutcome == ''END'''}': yhtäsuuruus on == ja teksti yksinkertaisissa lainausmerkeissä.", JOB: "Asetus {0} ei kuulu tähän.", "JOB.remedy": "Poista se: vain palvelutehtävän voi jättää moottorin jonoon (asyncBefore, asyncAfter), ja Exclusive pidetään valittuna.", NOBODY_CONSULTED: "Taulu routing antaa tehtävän {0} konsultoitavalle organisaatiolle, mutta tehtävään tullaan myös ilman konsultaatiota.", "NOBODY_CONSULTED.remedy": "Vaihda vastaanottaja taulussa routing, tai anna tehtävään tulla vain, kun referralOutcome on CONSULTATION.", DECIMAL_COMMA: "Solun {0} pilkku erottaa kaksi vaihtoehtoa eikä desimaaleja.", "DECIMAL_COMMA.remedy": "Kirjoita desimaalipiste, kuten 30.5, tai erota vaihtoehdot pilkulla ja välilyönnillä.", ARITHMETIC: "Solu {0} on laskutoimitus eikä väli.", "ARITHMETIC.remedy": "Kirjoita väli hakasulkuihin, kuten [30..60].", OUT_OF_BOUNDS: "Solun {0} ehto ei koskaan täyty kokonaan, sillä tieto {1} on aina välillä {2}.", "OUT_OF_BOUNDS.remedy": "Korjaa luku tai vertailun suunta, tai muuta kentän rajoja lomakkeella.", ALWAYS_HOLDS: "Solun {0} ehto täyttyy aina.", "ALWAYS_HOLDS.remedy": "Jätä solu tyhjäksi, jos niin on tarkoitus; muuten rajaa ehtoa. Väli kirjoitetaan kuten [60..70].", FIXED_TEXT: "Sarakkeen {0} solussa {1} ei ole pelkkä teksti.", "FIXED_TEXT.remedy": "Kirjoita teksti lainausmerkkeihin. Jos vastaus riippuu jostakin, tee siitä kaksi riviä.", SLA: "Rivin nimi {0} ei ole niiden joukossa, joita rivi itse kysyy.", "SLA.remedy": "Kirjoita sarakkeeseen sla jokin oman rivin tunnuksista.", CLOCK_TOO_SOON: "Kello {0} ei ole vielä alkanut, kun tehtävä {1} tulee.", "CLOCK_TOO_SOON.remedy": "Valitse kello, joka on jo alkanut, kuten RECEIVED tai TASK.", LOOKED_TOO_LATE: "Rivi pitää katsoa uudelleen {0}, ja se päivä on mennyt.", "LOOKED_TOO_LATE.remedy": "Tarkista lähde ja kirjoita seuraava päivä.", TEXT_NAME: "Tekstissä on nimi {0}, jota lomakkeella ei ole.", "TEXT_NAME.remedy": "Korjaa nimi: tekstiin voi tuoda vain lomakkeen oman kentän.", PRESET: "Oletusarvo {0} ei ole vastaus, jonka kenttä ottaa.", "PRESET.remedy": "Valitse oletusarvoksi jokin vaihtoehdoista, tai tyhjennä se.", NEVER_SHOWN: "Ehto {0} piilottaa tämän aina.", "NEVER_SHOWN.remedy": "Korjaa ehto, myös sen ryhmän, jossa tämä on, tai poista tämä. Kaksi eri arvoa yhdistetään sanalla and, kun kumpaakaan ei saa olla valittu.", NEVER_HIDDEN: "Ehto {0} ei koskaan piilota mitään.", "NEVER_HIDDEN.remedy": "Korjaa ehto tai poista se. Kaksi arvoa samalle kentälle yhdistetään sanalla or.", STEERS_UNASKED: "Kenttä ohjaa, mutta muuttujaa {0} ei kysytä missään.", "STEERS_UNASKED.remedy": "Kysy sitä portin ehdossa, tai poista ominaisuus steers.", CONDITIONS_MEET: "Arvo {0} käy sekä tälle nuolelle että nuolelle {1}.", "CONDITIONS_MEET.remedy": "Rajaa ehdot niin, että jokainen arvo vie vain yhteen suuntaan.", KEY_NEAR: "Avain {0} on yhtä kirjainta vaille sama kuin {1} lomakkeella {2}.", "KEY_NEAR.remedy": "Kirjoita avain samoin, jos tieto on sama; muuten anna selvästi toinen avain.", NUMBER_MISSING: "Numeroiduista kentistä puuttuu {0}.", "NUMBER_MISSING.remedy": "Palauta kenttä ja sen avain, tai numeroi kentät yhdestä alkaen.", INPUT_CONSTANT: "Sarakkeen lauseke {0} ei kysy mitään tietoa.", "INPUT_CONSTANT.remedy": "Kirjoita lausekkeeseen sen tiedon nimi, jota sarake kysyy.", DAY_UNKNOWN: "Solu {0} kelpaa, kun päivää ei tiedetä, mutta ei tänään.", "DAY_UNKNOWN.remedy": "Korjaa päivä tai vertailun suunta, tai poista null: tuntematon päivä tarkoittaa tätä päivää." };
    }
  });

  // bpmnlint-plugin-tyokykypolku/house.js
  var require_house = __commonJS({
    "bpmnlint-plugin-tyokykypolku/house.js"(exports, module) {
      "use strict";
      var known = require_known();
      var texts = require_texts();
      function told(rule, ...values) {
        return [texts[rule], texts[`${rule}.remedy`]].map((text) => text.replace(/''|'([^']*)'|\{(\d)\}/g, (all, quoted, index) => all === "''" ? "'" : index === void 0 ? quoted : values[index])).join(" ");
      }
      function is2(node, ...types) {
        return types.some((type) => node.$instanceOf && node.$instanceOf(type));
      }
      function camunda(node, name) {
        return String(node.get(`camunda:${name}`) ?? "");
      }
      function given(extension, name) {
        return String(extension[name] ?? "");
      }
      function extensions(node, kind) {
        const all = [];
        const visit = (element) => {
          if (element.$type && element.$type.toLowerCase() === `camunda:${kind.toLowerCase()}`) all.push(element);
          [...element.$children ?? [], ...element.inputParameters ?? []].forEach(visit);
        };
        (node.extensionElements?.values ?? []).forEach(visit);
        return all;
      }
      function isLabel(name) {
        return /^[A-ZÅÄÖ0-9][^!]*[^.!\s]$/.test(name ?? "");
      }
      var TEXT = /'[^']*'|"[^"]*"/g;
      var WORDS = /* @__PURE__ */ new Set(
        ["true", "false", "null", "not", "empty", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "execution"]
      );
      function names2(expression) {
        return new Set((expression.replace(TEXT, "''").match(/(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).filter((name) => !WORDS.has(name)));
      }
      function question(expression) {
        const call = /^!?(\w+)\.(\w+)\(execution(?:, '(\w+)')?\)$/.exec(expression);
        return call && {
          known: known.questions[`${call[1]}.${call[2]}`]?.find((each) => each.values === (call[3] === void 0 ? 0 : 1)),
          value: call[3]
        };
      }
      function inner(expression) {
        return expression.trim().replace(/^[$#]\{|}$/g, "");
      }
      function nodes(container) {
        return (container.flowElements ?? []).flatMap((element) => is2(element, "bpmn:FlowNode") ? [element, ...nodes(element)] : []);
      }
      module.exports = { known, told, is: is2, camunda, given, extensions, isLabel, names: names2, question, inner, nodes, TEXT };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/calls.js
  var require_calls = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/calls.js"(exports, module) {
      "use strict";
      var { told, is: is2, given, extensions } = require_house();
      module.exports = function() {
        function check(node, reporter) {
          if (!is2(node, "bpmn:CallActivity")) return;
          const withCase = extensions(node, "in").some((each) => given(each, "businessKey") === "#{execution.processBusinessKey}");
          if (!withCase) reporter.report(node.id, told("WITHOUT_CASE"));
        }
        return { check };
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/drawn.js
  var require_drawn = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/drawn.js"(exports, module) {
      "use strict";
      var { told, is: is2, nodes } = require_house();
      module.exports = function() {
        function check(node, reporter) {
          if (!is2(node, "bpmn:Definitions")) return;
          const drawn2 = new Set((node.diagrams ?? []).flatMap((diagram) => diagram.plane?.planeElement ?? []).filter((shape) => is2(shape, "bpmndi:BPMNShape")).map((shape) => shape.bpmnElement?.id));
          (node.rootElements ?? []).filter((element) => is2(element, "bpmn:Process")).flatMap(nodes).filter((element) => !drawn2.has(element.id)).forEach((element) => reporter.report(element.id, told("NOT_DRAWN")));
        }
        return { check };
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/expressions.js
  var require_expressions = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/expressions.js"(exports, module) {
      "use strict";
      var { known, told, is: is2, camunda, given, extensions, names: names2, question, inner } = require_house();
      var OWN = /* @__PURE__ */ new Set(["nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter"]);
      module.exports = function() {
        function expression(id, text, reporter) {
          if (!/[$#]\{/.test(text ?? "")) return;
          const asked = question(inner(text));
          if (asked) {
            if (!asked.known) reporter.report(id, told("CALL_UNKNOWN", inner(text)));
            return;
          }
          names2(inner(text)).forEach((name) => {
            if (!(name in known.variables) && !OWN.has(name)) reporter.report(id, told("VARIABLE", name));
          });
        }
        function phase(id, text, reporter) {
          if (!known.phases.includes(text)) reporter.report(id, told("PHASE", text));
        }
        function handed(node, reporter) {
          const variable = (name) => {
            if (name && !(name in known.variables)) reporter.report(node.id, told("VARIABLE", name));
          };
          [...extensions(node, "in"), ...extensions(node, "out")].forEach((each) => {
            variable(given(each, "source"));
            variable(given(each, "target"));
            expression(node.id, given(each, "sourceExpression"), reporter);
            expression(node.id, given(each, "businessKey"), reporter);
            if (given(each, "variables") === "all") reporter.report(node.id, told("ALL_VARIABLES"));
          });
          extensions(node, "in").filter((each) => given(each, "target") === "phase").forEach((each) => phase(node.id, given(each, "sourceExpression"), reporter));
          extensions(node, "inputParameter").forEach((each) => {
            const value = (each.value ?? each.$body ?? "").trim();
            variable(each.name);
            expression(node.id, value, reporter);
            if (each.name === "phase") phase(node.id, value, reporter);
          });
        }
        function check(node, reporter) {
          if (is2(node, "bpmn:FlowNode")) {
            handed(node, reporter);
            const many = node.loopCharacteristics;
            if (many) {
              expression(node.id, camunda(many, "collection"), reporter);
              expression(node.id, many.completionCondition?.body, reporter);
            }
            expression(node.id, node.calledElement, reporter);
            (node.eventDefinitions ?? []).forEach((event) => [event.timeDate, event.timeDuration, event.timeCycle, event.condition].forEach((time) => expression(node.id, time?.body, reporter)));
          }
          if (is2(node, "bpmn:SequenceFlow")) expression(node.id, node.conditionExpression?.body, reporter);
        }
        return { check };
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/forms.js
  var require_forms = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/forms.js"(exports, module) {
      "use strict";
      var { known, told, is: is2, camunda } = require_house();
      module.exports = function() {
        function check(node, reporter) {
          const form = camunda(node, "formRef");
          const bound = camunda(node, "formRefBinding") === "deployment";
          if (is2(node, "bpmn:UserTask")) {
            if (form !== node.id) reporter.report(node.id, told("TASK_FORM", node.id), ["formRef"]);
            if (!bound) reporter.report(node.id, told("FORM_BINDING"), ["formRefBinding"]);
          }
          if (is2(node, "bpmn:StartEvent")) {
            const expected = is2(node.$parent, "bpmn:Process") ? known.byHand[node.$parent.id] ?? "" : "";
            if (form !== expected || expected && !bound) {
              reporter.report(node.id, told("START_FORM", expected || form), ["formRef"]);
            }
          }
        }
        return { check };
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/gateways.js
  var require_gateways = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/gateways.js"(exports, module) {
      "use strict";
      var { known, told, is: is2, isLabel, names: names2, question, inner, TEXT } = require_house();
      module.exports = function() {
        function gateway(node, reporter) {
          const ways2 = node.outgoing ?? [];
          if (ways2.length < 2) return;
          if (!is2(node, "bpmn:EventBasedGateway")) {
            if (!node.name?.endsWith("?")) reporter.report(node.id, told("QUESTION"), ["name"]);
            ways2.filter((way) => !isLabel(way.name)).forEach((way) => reporter.report(way.id, told("ANSWER_LABEL"), ["name"]));
          }
          if (is2(node, "bpmn:ExclusiveGateway")) {
            if (!node.default) reporter.report(node.id, told("NO_DEFAULT"));
            ways2.filter((way) => way === node.default !== !way.conditionExpression).forEach((way) => reporter.report(way.id, told("CONDITION_MISSING"), ["conditionExpression"]));
          }
          if (is2(node, "bpmn:InclusiveGateway")) {
            ways2.filter((way) => !way.conditionExpression).forEach((way) => reporter.report(way.id, told("CONDITION_MISSING"), ["conditionExpression"]));
          }
        }
        function isExpression(condition) {
          return /^[$#]\{[^{}]+\}$/.test(condition) && !/[^=!<>]=[^=]/.test(condition.replace(TEXT, "''"));
        }
        function isAnswer(expression) {
          const asked = question(expression);
          if (asked) {
            return asked.known?.yesOrNo && (asked.value === void 0 || known.organisations.includes(asked.value));
          }
          const [name, ...more] = names2(expression);
          const type = known.variables[name];
          if (more.length > 0 || /&&|\|\||\band\b|\bor\b/.test(expression)) return false;
          return expression === name ? type === "flag" : /^\w+ == '[A-Z_0-9]+'$/.test(expression) || /^\w+ >= [0-9]+$/.test(expression) && type === "number";
        }
        function check(node, reporter) {
          if (is2(node, "bpmn:Gateway")) gateway(node, reporter);
          if (is2(node, "bpmn:SequenceFlow") && node.conditionExpression) {
            const condition = (node.conditionExpression.body ?? "").trim();
            if (!is2(node.sourceRef, "bpmn:Gateway")) {
              reporter.report(node.id, told("CONDITION_PLACE"), ["conditionExpression"]);
            }
            if (!isExpression(condition)) {
              reporter.report(node.id, told("EXPRESSION", condition), ["conditionExpression"]);
            } else if (!isAnswer(inner(condition))) {
              reporter.report(node.id, told("CONDITION", condition), ["conditionExpression"]);
            }
          }
        }
        return { check };
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/limits.js
  var require_limits = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/limits.js"(exports, module) {
      "use strict";
      var { known, told, is: is2, nodes } = require_house();
      var ASKED = "${deadlines.overdue(execution)}";
      module.exports = function() {
        function timers(node) {
          return (node.eventDefinitions ?? []).filter((event) => is2(event, "bpmn:TimerEventDefinition"));
        }
        function isLimit(event, host) {
          return (is2(host, "bpmn:UserTask") || known.otherClocks.includes(host.id)) && event.id === `${host.id}Overdue` && event.cancelActivity === false && timers(event)[0].timeDate?.body?.trim() === ASKED && (event.outgoing ?? []).length === 1;
        }
        function check(node, reporter) {
          timers(node).forEach((timer) => {
            const asks = /^\$\{deadlines\.\w+\(execution\)}$/.test(timer.timeDate?.body?.trim() ?? "");
            if (!asks || timer.timeDuration || timer.timeCycle) reporter.report(node.id, told("TIME_IN_DRAWING"));
          });
          if (!is2(node, "bpmn:Process")) return;
          const all = nodes(node);
          const limits3 = all.filter((each) => is2(each, "bpmn:BoundaryEvent") && timers(each).length > 0);
          const dated = /* @__PURE__ */ new Set();
          limits3.forEach((event) => {
            const host = event.attachedToRef;
            if (dated.has(host) || !isLimit(event, host)) reporter.report(event.id, told("TIMER", host.id));
            dated.add(host);
          });
          all.filter((each) => is2(each, "bpmn:UserTask") && !dated.has(each)).forEach((task) => reporter.report(task.id, told("TIMER_MISSING", task.id)));
        }
        return { check };
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/messages.js
  var require_messages = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/messages.js"(exports, module) {
      "use strict";
      var { told, is: is2 } = require_house();
      module.exports = function() {
        function check(node, reporter) {
          if (is2(node, "bpmn:Message") && node.id !== `Message_${node.name}`) {
            reporter.report(node.id, told("MESSAGE_NAME"));
          }
          if (is2(node, "bpmn:SubProcess") && node.triggeredByEvent) {
            (node.flowElements ?? []).filter((each) => is2(each, "bpmn:StartEvent") && each.isInterrupting !== false).forEach(() => reporter.report(node.id, told("INTERRUPTS")));
          }
        }
        return { check };
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/names.js
  var require_names = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/names.js"(exports, module) {
      "use strict";
      var { known, told, is: is2, camunda, isLabel } = require_house();
      module.exports = function() {
        function check(node, reporter) {
          if (!is2(node, "bpmn:FlowNode")) return;
          if (!/^[a-z][A-Za-z]+$/.test(node.id)) reporter.report(node.id, told("ID"), ["id"]);
          const merge = is2(node, "bpmn:Gateway") && (node.outgoing ?? []).length === 1;
          if (!merge && !isLabel(node.name)) reporter.report(node.id, told("LABEL"), ["name"]);
          known.elsewhere.filter((property) => camunda(node, property) !== "").forEach((property) => reporter.report(node.id, told("ELSEWHERE", property), [property]));
        }
        return { check };
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/process.js
  var require_process = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/process.js"(exports, module) {
      "use strict";
      var { known, told, is: is2, camunda, isLabel } = require_house();
      module.exports = function() {
        function check(node, reporter) {
          if (!is2(node, "bpmn:Process")) return;
          if (!node.isExecutable) reporter.report(node.id, told("NOT_EXECUTABLE"), ["isExecutable"]);
          if (!isLabel(node.name)) reporter.report(node.id, told("LABEL"), ["name"]);
          if (camunda(node, "historyTimeToLive") !== known.history) {
            reporter.report(node.id, told("HISTORY", known.history), ["historyTimeToLive"]);
          }
          const byHand = node.id in known.byHand;
          if (camunda(node, "isStartableInTasklist") !== "false" !== byHand) {
            reporter.report(node.id, told(byHand ? "BY_HAND" : "NOT_BY_HAND"), ["isStartableInTasklist"]);
          }
        }
        return { check };
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/services.js
  var require_services = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/services.js"(exports, module) {
      "use strict";
      var { known, told, is: is2, camunda } = require_house();
      module.exports = function() {
        function check(node, reporter) {
          if (!is2(node, "bpmn:ServiceTask")) return;
          if (camunda(node, "delegateExpression") !== `\${${node.id}}`) {
            reporter.report(node.id, told("SERVICE_NAME", node.id), ["delegateExpression"]);
          }
          if (!(node.id in known.services)) reporter.report(node.id, told("SERVICE", node.id), ["id"]);
        }
        return { check };
      };
    }
  });

  // bpmnlint-plugin-tyokykypolku/rules/ways.js
  var require_ways = __commonJS({
    "bpmnlint-plugin-tyokykypolku/rules/ways.js"(exports, module) {
      "use strict";
      var { told, is: is2, nodes } = require_house();
      module.exports = function() {
        const whenever = (node) => is2(node, "bpmn:SubProcess") && node.triggeredByEvent;
        const begins = (node) => is2(node, "bpmn:StartEvent", "bpmn:BoundaryEvent") || whenever(node);
        function check(node, reporter) {
          if (!is2(node, "bpmn:Process")) return;
          const all = nodes(node);
          const reached = /* @__PURE__ */ new Set();
          const left = all.filter(begins);
          while (left.length > 0) {
            const next = left.pop();
            if (reached.has(next)) continue;
            reached.add(next);
            left.push(...(next.outgoing ?? []).map((flow) => flow.targetRef).filter(Boolean));
          }
          all.filter((each) => !reached.has(each)).forEach((each) => reporter.report(each.id, told("UNREACHED")));
          all.filter((each) => !(each.outgoing ?? []).length && !is2(each, "bpmn:EndEvent") && !whenever(each)).forEach((each) => reporter.report(each.id, told("DEAD_END")));
        }
        return { check };
      };
    }
  });

  // node_modules/camunda-modeler-plugin-helpers/index.js
  function registerClientPlugin(plugin2, type) {
    var plugins = window.plugins || [];
    window.plugins = plugins;
    if (!plugin2) {
      throw new Error("plugin not specified");
    }
    if (!type) {
      throw new Error("type not specified");
    }
    plugins.push({
      plugin: plugin2,
      type
    });
  }
  function registerPlatformBpmnJSPlugin(module) {
    registerClientPlugin(module, "bpmn.platform.modeler.additionalModules");
  }

  // bpmnlint-plugin-tyokykypolku/known.json with { type: 'json' }
  var known_default = {
    byHand: {
      notice: "newNotice",
      workability: "newReferral"
    },
    elsewhere: ["assignee", "candidateGroups", "candidateUsers", "class", "dueDate", "expression", "followUpDate", "formKey", "priority", "resource", "type"],
    history: "P1461D",
    messages: {
      clientWithdrew: "Asiakas vetäytyi",
      consentWithdrawn: "Suostumus peruttu",
      kelaDecisionReceived: "Kelan päätös saapui",
      kelaQuestionAsked: "Kelalta kysyttiin",
      municipalityChanged: "Kotikunta vaihtui",
      reviewRequested: "Asiakas pyysi tarkistusta"
    },
    organisations: ["EMPLOYMENT", "SOCIAL", "HEALTH", "KELA", "PENSION", "EDUCATION", "NGO", "INSURANCE"],
    otherClocks: ["awaitDecision", "planning"],
    phases: ["REFERRAL", "CONSENT", "ASSESSMENT", "PLAN", "FOLLOW_UP", "END"],
    questions: {
      "deadlines.overdue": [{
        values: 0,
        yesOrNo: false
      }],
      "deadlines.reviewOpens": [{
        values: 0,
        yesOrNo: false
      }],
      "kela.beginsToLead": [{
        values: 0,
        yesOrNo: true
      }],
      "kela.hasApplied": [{
        values: 0,
        yesOrNo: true
      }],
      "kela.hasNewApplication": [{
        values: 0,
        yesOrNo: true
      }],
      "kela.needsExplaining": [{
        values: 0,
        yesOrNo: true
      }],
      "kela.raisesRehabNeed": [{
        values: 0,
        yesOrNo: true
      }],
      "kela.supportsApplication": [{
        values: 0,
        yesOrNo: true
      }],
      "parties.haveOpenCase": [{
        values: 0,
        yesOrNo: true
      }],
      "parties.include": [{
        values: 1,
        yesOrNo: true
      }],
      "parties.of": [{
        values: 0,
        yesOrNo: false
      }],
      "parties.toNotify": [{
        values: 0,
        yesOrNo: false
      }],
      "parties.withAction": [{
        values: 0,
        yesOrNo: false
      }],
      "parties.withOpenAction": [{
        values: 0,
        yesOrNo: false
      }]
    },
    services: {
      acceptReferral: "Ota asiakkaaksi",
      adoptPlan: "Ota suunnitelma käyttöön",
      applyConsent: "Ota suostumus käyttöön",
      archiveCase: "Arkistoi asia",
      beginKelaLead: "Kirjaa alku",
      closeConsultation: "Kirjaa vastaus",
      countAttempt: "Laske yritykset",
      decideKela: "Päättele Kelan rooli",
      decideTrack: "Päättele palvelupolku",
      inviteParties: "Kutsu osapuolet",
      joinOpenCase: "Liitä avoimeen asiaan",
      moveCase: "Siirrä asia uudelle alueelle",
      noteWait: "Kirjaa odotus",
      openCustomership: "Kirjaa asiakkuuden alku",
      openOwnCase: "Avaa oma asia",
      passNotice: "Vie tieto asialle",
      recordClientWithdrawal: "Kirjaa vetäytyminen",
      recordContact: "Kirjaa yhteydenotto",
      recordDecision: "Kirjaa päätös",
      recordReview: "Kirjaa tarkistus",
      returnReferral: "Palauta lähettäjälle",
      scheduleReview: "Ajoita tarkistus",
      startAssessment: "Käynnistä alkukartoitus",
      withdrawConsent: "Sulje tietojen jako"
    },
    variables: {
      clientReached: "flag",
      consentGiven: "flag",
      consentNeeded: "flag",
      contactAttempts: "number",
      contactOutcome: "text",
      decisionKnown: "flag",
      delayReason: "text",
      endingAgreed: "flag",
      lateClock: "text",
      notice: "text",
      party: "text",
      phase: "text",
      planAgreed: "flag",
      planConfirmed: "flag",
      referralOutcome: "text",
      reviewOutcome: "text",
      track: "text",
      unchangedReviews: "number",
      waitFor: "text",
      withdrawal: "flag"
    }
  };

  // kit/complete.js
  var ID = /^[a-z][A-Za-z]+$/;
  var COMMANDS = ["propertiesPanel.camunda.changeTemplate", "element.updateModdleProperties", "element.updateProperties"];
  var MESSAGE = "tyokykypolku.message.";
  var Complete = class {
    constructor(eventBus, modeling, moddle, bpmnFactory, elementRegistry) {
      Object.assign(this, { modeling, moddle, bpmnFactory, elementRegistry });
      for (const command of COMMANDS) {
        eventBus.on(`commandStack.${command}.postExecuted`, ({ context }) => {
          const chosen = command.endsWith("changeTemplate");
          this.complete(this.elementRegistry.get(context.element.id), chosen ? {} : context.properties, chosen);
          if (!chosen) this.renamed(context.element, context.oldProperties);
        });
      }
    }
    /**
     * @param element what a template was chosen for, or what was changed
     * @param changed its changed properties
     * @param chosen whether the template was chosen right now
     */
    complete(element, changed, chosen) {
      const template = element?.businessObject.get("camunda:modelerTemplate") ?? "";
      if (template === "tyokykypolku.task") this.task(element, changed, chosen);
      if (template === "tyokykypolku.service") this.service(element, changed, chosen);
      if (template === "tyokykypolku.limit" && chosen) this.limit(element);
      if (template.startsWith(MESSAGE) && chosen) this.message(element, template.slice(MESSAGE.length));
    }
    /** What is named after an activity is named anew with it, with or without a template. */
    renamed(element, { id: before } = {}) {
      if (!before || before === element.id || !is(element, "bpmn:Activity")) return;
      if (element.businessObject.get("camunda:formRef") === before) {
        this.modeling.updateProperties(element, { "camunda:formRef": element.id });
      }
      this.follow(element);
    }
    task(task, changed, chosen) {
      const form = changed["camunda:formRef"] ?? changed.formRef;
      if (form !== void 0) this.rename(task, form);
      else if (ID.test(task.id) && task.businessObject.get("camunda:formRef") !== task.id) {
        this.modeling.updateProperties(task, { "camunda:formRef": task.id });
      }
      if (chosen && !limits(task).length) this.attachLimit(task);
      this.follow(task);
    }
    service(task, changed, chosen) {
      const expression = changed["camunda:delegateExpression"] ?? changed.delegateExpression;
      if (chosen && task.id in known_default.services) {
        this.modeling.updateProperties(task, { "camunda:delegateExpression": `\${${task.id}}` });
      } else if (expression !== void 0) {
        const service = expression.replace(/^\$\{|}$/g, "");
        this.rename(task, service);
        const name = task.businessObject.name;
        if (!name || Object.values(known_default.services).includes(name)) {
          this.modeling.updateProperties(task, { name: known_default.services[service] });
        }
      }
    }
    attachLimit(host) {
      const at = { x: host.x + host.width - 25, y: host.y + host.height };
      const limit = this.modeling.createShape({ type: "bpmn:BoundaryEvent" }, at, host, { attach: true });
      this.modeling.updateProperties(limit, { "camunda:modelerTemplate": "tyokykypolku.limit", "camunda:modelerTemplateVersion": 1 });
      this.limit(limit);
    }
    limit(event) {
      const timer = this.bpmnFactory.create("bpmn:TimerEventDefinition");
      timer.timeDate = this.bpmnFactory.create("bpmn:FormalExpression", { body: "${deadlines.overdue(execution)}" });
      timer.timeDate.$parent = timer;
      timer.$parent = event.businessObject;
      this.modeling.updateProperties(event, {
        name: event.businessObject.name || "Määräaika ylittyi",
        cancelActivity: false,
        eventDefinitions: [timer]
      });
      if (!event.outgoing.length) {
        const below = { x: event.x + event.width / 2, y: event.host.y + event.host.height + 70 };
        const end = this.modeling.appendShape(event, { type: "bpmn:EndEvent" }, below, event.host.parent);
        this.modeling.updateProperties(end, { name: "Viive kirjattu" });
        this.label(end, 11);
      }
      this.label(event, 22);
      this.follow(event.host);
    }
    /** Puts the label beside its event, out of the way of the arrow that leads down. */
    label(event, below) {
      const { label } = event;
      this.modeling.moveShape(label, { x: event.x + 40 - label.x, y: event.y + below - label.y });
    }
    /** The limit of a task and its end are named after it. */
    follow(host) {
      if (!ID.test(host.id)) return;
      for (const event of limits(host)) {
        this.rename(event, `${host.id}Overdue`);
        event.outgoing.map((flow) => flow.target).filter((end) => is(end, "bpmn:EndEvent")).forEach((end) => this.rename(end, `${host.id}Delayed`));
      }
    }
    message(element, name) {
      const definitions = root(element.businessObject);
      let message = definitions.rootElements.find((each) => each.$type === "bpmn:Message" && each.name === name);
      if (!message) {
        message = this.bpmnFactory.create("bpmn:Message", { id: `Message_${name}`, name });
        message.$parent = definitions;
        this.modeling.updateModdleProperties(element, definitions, { rootElements: [...definitions.rootElements, message] });
      }
      if (is(element, "bpmn:ReceiveTask")) {
        this.modeling.updateProperties(element, { messageRef: message });
      } else {
        const heard = this.bpmnFactory.create("bpmn:MessageEventDefinition", { messageRef: message });
        heard.$parent = element.businessObject;
        this.modeling.updateProperties(element, { eventDefinitions: [heard] });
        if (element.parent.businessObject.triggeredByEvent) this.modeling.updateProperties(element, { isInterrupting: false });
      }
      if (!element.businessObject.name) this.modeling.updateProperties(element, { name: known_default.messages[name] });
      if (!ID.test(element.id)) this.rename(element, name);
    }
    /** Gives an id that nothing else has. */
    rename(element, id) {
      if (element.id !== id && ID.test(id) && !this.moddle.ids.assigned(id)) this.modeling.updateProperties(element, { id });
    }
  };
  Complete.$inject = ["eventBus", "modeling", "moddle", "bpmnFactory", "elementRegistry"];
  function is(element, type) {
    return element.businessObject.$instanceOf(type);
  }
  function limits(host) {
    return (host.attachers ?? []).filter((event) => event.businessObject.get("eventDefinitions")?.some((definition) => definition.$type === "bpmn:TimerEventDefinition"));
  }
  function root(node) {
    return node.$parent ? root(node.$parent) : node;
  }
  var complete_default = { __init__: ["tyokykypolku"], tyokykypolku: ["type", Complete] };

  // kit/lint.js
  var import_bpmnlint_plugin_tyokykypolku = __toESM(require_bpmnlint_plugin_tyokykypolku(), 1);
  var import_calls = __toESM(require_calls(), 1);
  var import_drawn = __toESM(require_drawn(), 1);
  var import_expressions = __toESM(require_expressions(), 1);
  var import_forms = __toESM(require_forms(), 1);
  var import_gateways = __toESM(require_gateways(), 1);
  var import_limits = __toESM(require_limits(), 1);
  var import_messages = __toESM(require_messages(), 1);
  var import_names = __toESM(require_names(), 1);
  var import_process = __toESM(require_process(), 1);
  var import_services = __toESM(require_services(), 1);
  var import_ways = __toESM(require_ways(), 1);
  var rules = { process: import_process.default, names: import_names.default, drawn: import_drawn.default, forms: import_forms.default, services: import_services.default, expressions: import_expressions.default, gateways: import_gateways.default, limits: import_limits.default, calls: import_calls.default, messages: import_messages.default, ways: import_ways.default };
  var lint_default = {
    config: {
      rules: Object.fromEntries(Object.entries(import_bpmnlint_plugin_tyokykypolku.default.configs.recommended.rules).map(([rule, level]) => [`tyokykypolku/${rule}`, level]))
    },
    resolver: {
      resolveRule(name, rule) {
        if (name === "bpmnlint-plugin-tyokykypolku" && rules[rule]) return rules[rule];
        throw new Error(`unknown rule <${name}/${rule}>`);
      },
      resolveConfig(name, config) {
        throw new Error(`unknown config <${name}/${config}>`);
      }
    }
  };

  // kit/client.js
  registerClientPlugin(lint_default, "lintRules.bpmn");
  registerPlatformBpmnJSPlugin(complete_default);
})();
