import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { XmlElement } from './element.ts';
import { parseDocument } from './parse.ts';

function edited(text: string, edit: (root: XmlElement) => void): string {
  const document = parseDocument(text);
  edit(document.root);
  const written = document.toString();
  expect(parseDocument(written).toString()).toBe(written);
  return written;
}

describe('attributes', () => {
  it('keep their place, quotes and spacing when they change', () => {
    expect(edited(`<a  x = "1" y='2' />`, root => root.setAttr('x', `it's "<&>"`))).toBe(
      `<a  x = "it's &quot;&lt;&amp;&gt;&quot;" y='2' />`,
    );
  });

  it('take the quotes of their neighbours when they are new', () => {
    expect(edited('<a x="1"/>', root => root.setAttr('y', '2'))).toBe('<a x="1" y="2"/>');
    expect(edited('<a x="1"><b/></a>', root => root.child('b')?.setAttr('y', '2'))).toBe(
      '<a x="1"><b y="2"/></a>',
    );
    expect(edited('<a/>', root => root.setAttr('y', "it's"))).toBe("<a y='it&apos;s'/>");
  });

  it('keep their spelling when the value stays the same', () => {
    expect(edited('<a x="&#65;&gt;"/>', root => root.setAttr('x', 'A>'))).toBe('<a x="&#65;&gt;"/>');
  });

  it('go without a trace', () => {
    expect(edited(`<a x="1"  y="2" z="3"/>`, root => root.setAttr('y', undefined))).toBe('<a x="1" z="3"/>');
    expect(edited('<a/>', root => root.setAttr('y', undefined))).toBe('<a/>');
  });

  it('keep line breaks and tabs as references, so that they survive reading', () => {
    const text = edited('<a/>', root => root.setAttr('x', 'a\nb\tc\rd'));
    expect(parseDocument(text).root.attr('x')).toBe('a\nb\tc\rd');
  });
});

describe('text', () => {
  it('replaces character data and keeps comments and elements', () => {
    expect(edited('<a>old<!--c--><![CDATA[er]]><b/></a>', root => (root.text = '1 < 2'))).toBe(
      '<a>1 &lt; 2<!--c--><b/></a>',
    );
    expect(edited('<a/>', root => (root.text = 'x'))).toBe('<a>x</a>');
    expect(edited('<a>x</a>', root => (root.text = ''))).toBe('<a/>');
  });

  it('keeps its spelling when it stays the same', () => {
    const text = '<a><![CDATA[1 < 2]]> &amp;&#33;</a>';
    expect(edited(text, root => (root.text = '1 < 2 &!'))).toBe(text);
  });

  it('refuses characters that no document can hold', () => {
    const { root } = parseDocument('<a>x</a>');
    expect(() => (root.text = '\u0000')).toThrow('U+0000 cannot stand in an XML document');
    expect(() => root.setAttr('x', '\uD800')).toThrow(RangeError);
    expect(root.text).toBe('x');
  });
});

const ORDER = ['name', 'memory', 'os', 'devices'];
const add = (root: XmlElement, name: string) => root.insert(new XmlElement(name), ORDER);

describe('new children', () => {
  it('go where the order wants them, indented like their siblings', () => {
    const text = '<d>\n    <name/>\n    <unknown/>\n    <devices/>\n</d>';
    expect(edited(text, root => add(root, 'memory'))).toBe(
      '<d>\n    <name/>\n    <memory/>\n    <unknown/>\n    <devices/>\n</d>',
    );
    expect(edited(text, root => add(root, 'other'))).toBe(
      '<d>\n    <name/>\n    <unknown/>\n    <devices/>\n    <other/>\n</d>',
    );
    expect(edited('<d>\n  <!-- first -->\n  <os/>\n</d>', root => add(root, 'name'))).toBe(
      '<d>\n  <name/>\n  <!-- first -->\n  <os/>\n</d>',
    );
  });

  it('open an empty element, with the step and line ends of the document', () => {
    expect(
      edited('<d>\r\n\t<os/>\r\n</d>\r\n', root => root.child('os')?.append(new XmlElement('boot'))),
    ).toBe('<d>\r\n\t<os>\r\n\t\t<boot/>\r\n\t</os>\r\n</d>\r\n');
    expect(
      edited('<d>\n    <os>\n    </os>\n</d>', root => root.child('os')?.append(new XmlElement('boot'))),
    ).toBe('<d>\n    <os>\n        <boot/>\n    </os>\n</d>');
    expect(edited('<d/>', root => add(root, 'os').append(new XmlElement('boot')))).toBe(
      '<d>\n  <os>\n    <boot/>\n  </os>\n</d>',
    );
  });

  it('stay on the line in a document without line breaks', () => {
    expect(
      edited('<d><name>x</name><os/></d>', root => add(root, 'memory').append(new XmlElement('m'))),
    ).toBe('<d><name>x</name><memory><m/></memory><os/></d>');
  });

  it('leave a remark on its line', () => {
    expect(edited('<d>\n  <name/> <!-- why -->\n  <os/>\n</d>', root => add(root, 'memory'))).toBe(
      '<d>\n  <name/> <!-- why -->\n  <memory/>\n  <os/>\n</d>',
    );
  });

  it('are made only when they are missing', () => {
    const text = '<d><os/></d>';
    expect(edited(text, root => root.ensure('os', ORDER))).toBe(text);
    expect(edited(text, root => root.ensure('devices', ORDER))).toBe('<d><os/><devices/></d>');
  });
});

describe('removal', () => {
  it('takes the line along', () => {
    expect(edited('<d>\n  <a/>\n  <b/>\n  <c/>\n</d>', root => root.child('b')?.remove())).toBe(
      '<d>\n  <a/>\n  <c/>\n</d>',
    );
    expect(edited('<d>\n  <a/>\n  <b/>\n</d>', root => root.child('b')?.remove())).toBe('<d>\n  <a/>\n</d>');
    expect(edited('<d>\n  <a/>\n</d>', root => root.child('a')?.remove())).toBe('<d/>');
    expect(edited('<d>text<a/>more</d>', root => root.child('a')?.remove())).toBe('<d>textmore</d>');
  });

  it('undoes an insertion to the byte', () => {
    const layouts = [
      '<d>\n  <a/>\n  <c/>\n</d>\n',
      '<d><a/><c/></d>',
      '<d>\r\n\t<a/>\r\n\t<c/>\r\n</d>',
      '<d/>',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...layouts), fc.constantFrom('a', 'b', 'c', 'z'), (text, name) => {
        expect(edited(text, root => root.insert(new XmlElement(name), ['a', 'b', 'c']).remove())).toBe(text);
      }),
    );
  });
});

describe('clone', () => {
  it('is equal and independent', () => {
    const { root } = parseDocument(`<a  x = '1' ><b>t</b><!--c--><![CDATA[d]]>\n</a >`);
    const copy = root.clone();
    expect(copy.toString()).toBe(root.toString());
    copy.setAttr('x', '2');
    copy.child('b')?.remove();
    expect(root.toString()).toBe(`<a  x = '1' ><b>t</b><!--c--><![CDATA[d]]>\n</a >`);
  });
});
