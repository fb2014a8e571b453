'use strict';

const { told, is, nodes } = require('../house');

/** What counts is drawn. */
module.exports = function () {
  function check(node, reporter) {
    if (!is(node, 'bpmn:Definitions')) return;
    const drawn = new Set((node.diagrams ?? [])
      .flatMap((diagram) => diagram.plane?.planeElement ?? [])
      .filter((shape) => is(shape, 'bpmndi:BPMNShape'))
      .map((shape) => shape.bpmnElement?.id));
    (node.rootElements ?? [])
      .filter((element) => is(element, 'bpmn:Process'))
      .flatMap(nodes)
      .filter((element) => !drawn.has(element.id))
      .forEach((element) => reporter.report(element.id, told('NOT_DRAWN')));
  }
  return { check };
};
