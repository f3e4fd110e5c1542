import { describe, expect, it } from 'vitest';
import { parseDocument } from '../xml/parse.ts';
import { Completer } from './complete.ts';
import { readGrammar } from './read-schema.ts';
import { Validator } from './validate.ts';

const RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"';
/** An inn: rooms in any order, each with a number and either a guest or the reason why it is closed. */
const files = new Map([
  [
    'inn.rng',
    `<grammar ${RNG}><include href="types.rng"/>
      <start><element name="inn"><interleave>
        <optional><element name="name"><text/></element></optional>
        <zeroOrMore><ref name="room"/></zeroOrMore>
        <optional><ref name="extra"/></optional>
        <optional><element name="sign" ns="urn:sign"><attribute name="colour"><data type="string"><param name="pattern">[a-z]+</param><except><value>pink</value></except></data></attribute></element></optional>
      </interleave></element></start>
      <define name="extra"><notAllowed/></define>
      <define name="extra" combine="choice"><element name="stable"><ref name="beds"/></element></define>
    </grammar>`,
  ],
  [
    'types.rng',
    `<grammar ${RNG} datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <define name="room"><element name="room">
        <attribute name="number"><data type="unsignedShort"/></attribute>
        <optional><attribute name="floor"><choice><value>cellar</value><value>attic</value></choice></attribute></optional>
        <choice>
          <group><attribute name="let"><value>yes</value></attribute><element name="guest"><text/></element></group>
          <group><attribute name="let"><value>no</value></attribute><optional><element name="why"><text/></element></optional></group>
        </choice>
        <zeroOrMore><ref name="room"/></zeroOrMore>
      </element></define>
      <define name="beds"><list><oneOrMore><data type="positiveInteger"/></oneOrMore></list></define>
    </grammar>`,
  ],
]);
const grammar = readGrammar('inn.rng', files);
const validator = new Validator(grammar);
const completer = new Completer(grammar);

const issues = (xml: string) => validator.issues(parseDocument(xml).root).map(({ message }) => message);
/** What is offered where the bar stands. */
const offered = (text: string) => {
  const { from, options } = completer.at(text.replace('|', ''), text.indexOf('|'));
  return { replaced: text.slice(from, text.indexOf('|')), inserts: options.map(({ insert }) => insert) };
};

describe('a document that fits', () => {
  it.each([
    '<inn/>',
    `<inn><room number='1' let='no'/><name>The Bell</name><room let='yes' number=' 2 '><guest>Ada</guest></room></inn>`,
    `<inn><room number='1' let='no'><why>wet</why><room number='2' floor='attic' let='no'/></room></inn>`,
    `<inn><stable> 2 3
      4 </stable></inn>`,
    `<inn xmlns:s='urn:sign'><s:sign colour='red'/></inn>`,
  ])('%s', xml => expect(issues(xml)).toEqual([]));
});

describe('a document that does not', () => {
  it.each([
    ['<hotel/>', ['<hotel> cannot stand here. <inn> can.']],
    [`<inn><room let='no'/></inn>`, [`<room> lacks number='…'.`]],
    [`<inn><room number='70000' let='no'/></inn>`, ['number cannot be “70000”.']],
    [
      `<inn><room number='1' floor='roof' let='no'/></inn>`,
      ['floor cannot be “roof”. It may be cellar or attic.'],
    ],
    [`<inn><room number='1' let='no' key='7'/></inn>`, ['<room> has no key here. It may have floor.']],
    [`<inn><room number='1' let='yes'/></inn>`, ['<room> lacks <guest>.']],
    [
      `<inn><room number='1' let='no'><guest>Ada</guest></room></inn>`,
      ['<guest> cannot stand here in <room>. <why> or <room> can.'],
    ],
    [`<inn><romo number='1'/></inn>`, ['<romo> is not known in <inn>. <room> is.']],
    [`<inn><rom number='1'/></inn>`, ['<rom> is not known in <inn>. <room> is.']],
    [`<inn><name>A</name><name>B</name></inn>`, ['There is a <name> in <inn> already.']],
    [`<inn><stable>two</stable></inn>`, ['“two” cannot stand in <stable>.']],
    [
      `<inn><sign colour='red'/></inn>`,
      ['<sign> cannot stand here in <inn>. <name>, <room>, <stable> or <sign:sign> can.'],
    ],
    [`<inn xmlns:s='urn:sign'><s:sign colour='pink'/></inn>`, ['colour cannot be “pink”.']],
  ])('%s', (xml, messages) => expect(issues(xml)).toEqual(messages));

  it('is told of all that is wrong, each once', () => {
    expect(issues(`<inn><room number='x' let='no'/><bar/><room number='2' let='maybe'/></inn>`)).toEqual([
      'number cannot be “x”.',
      '<bar> cannot stand here in <inn>. <name>, <room>, <stable> or <sign:sign> can.',
      'let cannot be “maybe”. It may be yes or no.',
    ]);
  });
});

describe('what may stand at a place', () => {
  it.each([
    ['<|', '', ['inn']],
    [
      '<inn><ro|</inn>',
      'ro',
      ['name', `room number='' let=''`, 'stable', `sign:sign xmlns:sign='urn:sign' colour=''`],
    ],
    [
      '<inn><name>x</name>|</inn>',
      '',
      [`<room number='' let=''`, '<stable', `<sign:sign xmlns:sign='urn:sign' colour=''`],
    ],
    [`<inn><room nu| let='no'/></inn>`, 'nu', [`number=''`, `floor=''`]],
    [`<inn><room floor="|" number='1'/></inn>`, '', ['cellar', 'attic']],
    [`<inn><room number='1' let='yes'><|</room></inn>`, '', ['guest']],
    [`<inn><room number='1' let='yes'><guest>a > b</guest><!-- a comment --></|`, '', ['room>']],
    [`<inn><!-- <| --></inn>`, '', []],
    [`<pub><|`, '', []],
  ])('%s', (text, replaced, inserts) => expect(offered(text)).toEqual({ replaced, inserts }));
});

describe('a schema that cannot be read', () => {
  it('names the file that is not there', () => {
    const lonely = new Map([['a.rng', `<grammar ${RNG}><include href="b.rng"/></grammar>`]]);
    expect(() => readGrammar('a.rng', lonely)).toThrow('b.rng');
  });

  it('names what is referred to and not defined', () => {
    const broken = new Map([['a.rng', `<grammar ${RNG}><start><ref name="x"/></start></grammar>`]]);
    expect(() => readGrammar('a.rng', broken)).toThrow('refers to x');
  });
});
