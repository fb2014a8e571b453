// The guide's edits, each made with Modeler's own parts as its chapter tells. A test walks them, and the pictures are taken on the way.

/**
 * The chapters: each is given a Modeler to open files in, and saves what it has changed.
 *
 * @typedef {object} Modeler
 * @property {(kind: string, file: string, ...more: unknown[]) => Promise<import('playwright-core').Page>} open
 * @property {(file: string) => Promise<void>} save what the open editor holds
 * @property {(name: string, ...groups: string[]) => Promise<void>} picture with these groups of properties open
 */
export const chapters = {
  /** Lisää tehtävä. */
  async task({ open, save, picture }) {
    let page = await open('drawing', 'plan.bpmn');
    await page.evaluate(() => {
      const { get, element, choose } = window.editor;
      const modeling = get('modeling');
      modeling.moveElements([element('planAdopted')], { x: 210, y: 0 });
      const task = modeling.createShape({ type: 'bpmn:UserTask' }, { x: 1930, y: 260 }, element('Flow_160a59s'));
      choose(task.id, 'tyokykypolku.task');
      modeling.updateProperties(task, { id: 'givePlan', name: 'Anna suunnitelma asiakkaalle' });
      modeling.setColor([task], { fill: '#e1bee7', stroke: '#5b176d' });
      get('selection').select(task);
      window.editor.look('givePlan', { left: 370, width: 700 });
    });
    await picture('tehtava', 'general', 'ElementTemplates__CustomProperties');
    await save('plan.bpmn');

    page = await open('form', null, {
      type: 'default', id: 'givePlan', components: [], executionPlatform: 'Camunda Platform', executionPlatformVersion: '7.24.0',
    });
    await page.evaluate(() => {
      window.editor.add({ type: 'text', text: '{{caseSummary}}' });
      window.editor.add({
        type: 'datetime',
        subtype: 'date',
        dateLabel: 'Milloin suunnitelma annettiin',
        key: 'planGivenOn',
        validate: { required: true },
        properties: { category: 'PLAN', check: 'past' },
      });
    });
    await picture('tehtava-lomake', 'custom-values');
    await save('givePlan.form');

    page = await open('table', 'routing.dmn', 'routing');
    await page.evaluate(() => {
      window.editor.offer('Tehtävä', 'givePlan');
      const row = window.editor.add({
        'Tehtävä': '"givePlan"',
        'Organisaatio tai rooli': '"COORDINATOR"',
        'Tiimi': 'null',
        'Perustelu': '"Suunnitelman antaa asiakkaalle se, joka koordinoi asiaa."',
        'Säädös tai lähde': '"Laki 381/2023 5 §"',
        'Annotations': 'OLETUS: lähde ei määrää tehtävän tekijää. Katso uudelleen 2027-10-31.',
      });
      window.editor.mark(row);
    });
    await picture('tehtava-vastaanottaja');
    await save('routing.dmn');

    page = await open('table', 'deadlines.dmn', 'deadlines');
    await page.evaluate(() => {
      window.editor.offer('Määräajan tunnus tai tehtävä', 'GIVE_PLAN');
      window.editor.offer('Määräajan tunnus tai tehtävä', 'givePlan');
      const row = window.editor.add({
        'Määräajan tunnus tai tehtävä': '"GIVE_PLAN","givePlan"',
        'Määräaika': '"GIVE_PLAN"',
        'Pituus (ISO 8601)': '"P3D"',
        'Kalenteri': '"WORK5"',
        'Laji': '"INTERNAL"',
        'Mistä aika alkaa': '"TASK"',
        'Varoituksen osuus': '0.8',
        'Kenelle viive kerrotaan': '"NETWORK_LEAD"',
        'Säädös tai lähde': '"Sisäinen tavoiteaika"',
        'Perustelu': '"Suunnitelma annetaan asiakkaalle kolmessa työpäivässä."',
        'Annotations': 'OLETUS: oma tavoiteaika, jota voi muuttaa. Katso uudelleen 2027-10-31.',
      });
      window.editor.mark(row, null, ['Määräajan tunnus tai tehtävä', 'Määräaika', 'Pituus (ISO 8601)', 'Kalenteri', 'Laji', 'Mistä aika alkaa', 'Perustelu']);
    });
    await picture('tehtava-maaraaika');
    await save('deadlines.dmn');
  },

  /** Muuta määräaika. */
  async limit({ open, save, picture }) {
    const page = await open('table', 'deadlines.dmn', 'deadlines');
    await page.evaluate(() => {
      window.editor.write('deadlines_CLOSE_CASE', {
        'Pituus (ISO 8601)': '"P7D"',
        'Perustelu': '"Asia päätetään seitsemässä työpäivässä."',
      });
      window.editor.mark('deadlines_CLOSE_CASE', ['Pituus (ISO 8601)', 'Perustelu'],
        ['Määräajan tunnus tai tehtävä', 'Määräaika', 'Pituus (ISO 8601)', 'Kalenteri', 'Laji', 'Perustelu']);
    });
    await picture('maaraaika');
    await save('deadlines.dmn');
  },

  /** Lisää kenttä. */
  async field({ open, save, picture }) {
    const page = await open('form', 'closeCase.form');
    await page.evaluate(() => window.editor.add({
      type: 'textarea',
      label: 'Mitä asiakas toivoo jatkosta',
      key: 'wishesAfter',
      validate: { maxLength: 1000 },
      properties: { category: 'PLAN' },
    }, 'Group_end'));
    await picture('kentta', 'general', 'custom-values');
    await save('closeCase.form');
  },

  /** Lisää Kela-sääntö. */
  async kela({ open, save, picture }) {
    const page = await open('table', 'kela.dmn', 'kelaReasons');
    await page.evaluate(() => {
      const row = window.editor.add({
        'Onko toimeentulo epäselvä?': 'true',
        'Päiviä etuuden päättymiseen': '[30..60]',
        'Syykoodi': '"R12_INCOME_GAP"',
        'Perustelu': '"Toimeentulo on epäselvä, ja nykyinen etuus päättyy 30–60 päivän kuluttua."',
        'Säädös tai lähde': '"Kelan työkykyneuvonta"',
        'Annotations': 'OLETUS: 60 päivän raja on oma. Katso uudelleen 2027-10-31.',
      });
      window.editor.mark(row, null, ['Onko toimeentulo epäselvä?', 'Päiviä etuuden päättymiseen', 'Syykoodi', 'Perustelu', 'Säädös tai lähde']);
    });
    await picture('kela');
    await save('kela.dmn');
  },

  /** Muuta vastaanottaja. */
  async receiver({ open, save, picture }) {
    const page = await open('table', 'routing.dmn', 'routing');
    await page.evaluate(() => {
      window.editor.write('routing_closeCase', {
        'Tiimi': '"lead"',
        'Perustelu': '"Asian päättää koordinoivan organisaation johto."',
      });
      window.editor.mark('routing_closeCase', ['Tiimi', 'Perustelu']);
    });
    await picture('vastaanottaja');
    await save('routing.dmn');
  },

  /** Mitä Modeler sanoo virheistä; nothing is saved. */
  async faults({ open, picture }) {
    const page = await open('drawing', 'plan.bpmn');
    await page.evaluate(async () => {
      const { get, element } = window.editor;
      get('modeling').updateProperties(element('confirmPlan'), { 'camunda:formRef': 'vahvista' });
      get('modeling').removeElements([element('agreePlanOverdue'), element('agreePlanDelayed')]);
      await window.editor.showFaults();
      window.editor.look('confirmPlan', { left: 370, width: 960 });
      get('selection').select(element('confirmPlan'));
    });
    await picture('virheet', 'CamundaPlatform__Form');
  },
};
