import { describe, expect, it } from 'vitest';
import { XmlSyntaxError } from './error.ts';
import { parseDocument } from './parse.ts';

function refusal(text: string): XmlSyntaxError {
  try {
    parseDocument(text);
  } catch (error) {
    if (error instanceof XmlSyntaxError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe('what is kept', () => {
  it.each([
    ['quotes of both kinds', `<a b="1" c='2"3'/>`],
    ['space inside tags', '<a  b = "1"\n\tc=\'2\' ><d /></a\n>'],
    ['spelling of references', '<a b="&#x41;&quot;&#10;">&#65;&lt;&amp;&gt;&apos;></a>'],
    ['CDATA, comments and instructions', '<a><![CDATA[<&]] >]]><!-- - & < --><?pi a="b"?><?x?></a>'],
    [
      'what stands around the root',
      '\uFEFF<?xml version=\'1.0\' standalone="no" ?>\n<!--a-->\n<?p?><a/>\n<!--b-->\n\n',
    ],
    ['line ends of every kind', '<a>\r\n<b/>\r<c/>\n</a>\r\n'],
    ['empty elements of both spellings', '<a><b></b><b/><b ></b ></a>'],
    ['names and text beyond ASCII', '<größe 名="值">𝄞 é</größe>'],
    ['namespaces', '<a xmlns="urn:a" xmlns:p="urn:p" p:x="1" x="2"><p:b xmlns:p="urn:q"/><b xmlns=""/></a>'],
  ])('%s', (_, text) => {
    expect(parseDocument(text).toString()).toBe(text);
  });
});

describe('what it means', () => {
  it('normalises line ends and white space of attributes, not of references', () => {
    const { root } = parseDocument('<a b="1\r\n2\t3&#10;4&#x9;5">x\r\ny\rz&#13;</a>');
    expect(root.attr('b')).toBe('1 2 3\n4\t5');
    expect(root.text).toBe('x\ny\nz\r');
  });

  it('expands references once', () => {
    expect(parseDocument('<a>&amp;lt; &#x1F600; <![CDATA[&amp;]]></a>').root.text).toBe('&lt; 😀 &amp;');
  });

  it('resolves namespaces by scope', () => {
    const { root } = parseDocument(
      '<a xmlns:p="urn:1"><p:b xmlns:p="urn:2"/><p:b/><c xmlns="urn:3"><d/></c></a>',
    );
    expect(root.namespace).toBeNull();
    expect(root.elements('b', 'urn:1')).toHaveLength(1);
    expect(root.child('b', 'urn:2')?.name).toBe('p:b');
    expect(root.child('c', 'urn:3')?.child('d', 'urn:3')?.localName).toBe('d');
    expect(root.child('b')).toBeUndefined();
  });
});

describe('what is refused', () => {
  it.each([
    ['', 1, 1, 'the document has no element'],
    ['  \n', 2, 1, 'the document has no element'],
    ['<a', 1, 1, 'the tag <a is not closed'],
    ['<a>\n <b>\n</a>', 3, 1, '</a> does not close <b> from line 2'],
    ['<a>\n<b/>', 2, 5, '<a> from line 1 is not closed'],
    ['<a/>\n</b>', 2, 1, '</b> closes nothing'],
    ['<a/>\n<b/>', 2, 1, 'a second root element, <b>'],
    ['x<a/>', 1, 1, 'text outside the root element'],
    ['<a/>\n x', 2, 2, 'text outside the root element'],
    ['<a/><![CDATA[x]]>', 1, 5, "'<!' starts neither a comment nor a CDATA section"],
    ['<a b=1/>', 1, 4, 'the attribute b has no quoted value'],
    ['<a b/>', 1, 4, 'the attribute b has no quoted value'],
    ['<a b="1"c="2"/>', 1, 9, 'a space is missing before c'],
    ['<a b="1" b="2"/>', 1, 10, 'the attribute b stands twice in <a>'],
    ['<a b="<"/>', 1, 7, "'<' in the value of b, or its closing quote is missing"],
    ['<a b="1/>', 1, 4, 'the value of b has no closing quote'],
    ['<a =""/>', 1, 4, '<a> has something in its tag that is no attribute'],
    ['<a>&</a>', 1, 4, "'&' does not start a valid reference"],
    ['<a>&#xD800;</a>', 1, 4, "'&' does not start a valid reference"],
    ['<a>&#0;</a>', 1, 4, "'&' does not start a valid reference"],
    ['<a>&#x110000;</a>', 1, 4, "'&' does not start a valid reference"],
    ['<a>]]></a>', 1, 4, "']]>' outside a CDATA section"],
    ['<a><!-- a -- b --></a>', 1, 11, "'--' inside a comment"],
    ['<a><!-- a ---></a>', 1, 11, "'--' inside a comment"],
    ['<a><!--></a>', 1, 4, 'the comment is not closed'],
    ['<a><![CDATA[x]]</a>', 1, 4, 'the CDATA section is not closed'],
    ['<a><?pi</a>', 1, 8, "a space or '?>' is missing after <?pi"],
    ['<a><?p:i ?></a>', 1, 4, "'<?' without a valid name behind it"],
    [' <?xml version="1.0"?><a/>', 1, 2, 'an XML declaration that is not at the very start'],
    ['<?xml encoding="UTF-8"?><a/>', 1, 1, 'the XML declaration is malformed'],
    ['<?xml version="2.0"?><a/>', 1, 1, 'the XML declaration is malformed'],
    ['<a>\u0001</a>', 1, 4, 'the character U+0001 is not allowed in XML'],
    ['<a>\uD800</a>', 1, 4, 'the character U+D800 is not allowed in XML'],
    ['<a>\uFFFE</a>', 1, 4, 'the character U+FFFE is not allowed in XML'],
    ['<1a/>', 1, 1, "'<' does not start a tag"],
    ['<a>1 < 2</a>', 1, 6, "'<' does not start a tag"],
    ['<a></a b>', 1, 8, "'>' is missing in </a>"],
    ['<p:a/>', 1, 1, 'the prefix p is not declared'],
    ['<a p:b=""/>', 1, 4, 'the prefix p is not declared'],
    ['<a:b:c xmlns:a="urn:a"/>', 1, 1, '<a:b:c> has a misplaced colon in its name'],
    ['<a :b=""/>', 1, 4, 'the attribute :b has a misplaced colon'],
    ['<a xmlns:p=""/>', 1, 4, 'the prefix p is bound to an empty namespace'],
    ['<a xmlns:xmlns="urn:a"/>', 1, 4, 'the prefix xmlns is reserved'],
    [
      '<a xmlns:xml="urn:a"/>',
      1,
      4,
      'the prefix xml and http://www.w3.org/XML/1998/namespace belong together',
    ],
    ['<a xmlns:p="urn:1" xmlns:q="urn:1" p:x="" q:x=""/>', 1, 43, 'x stands twice in <a>, in one namespace'],
  ])('%j', (text, line, column, reason) => {
    expect(refusal(text)).toMatchObject({ code: 'malformed', line, column, reason });
  });

  it('counts columns in characters', () => {
    expect(refusal('\uFEFF<a>𝄞é<b></a>')).toMatchObject({ line: 1, column: 9 });
    expect(refusal('<a>\r\n\r<b></a>')).toMatchObject({ line: 3, column: 4 });
  });

  it('gives a remedy with every reason', () => {
    for (const text of ['', '<a>&x;</a>', '<a><b></a>', '<!DOCTYPE a><a/>'])
      expect(refusal(text).remedy).not.toBe('');
  });
});

describe('security checklist 23: DOCTYPE and entities are refused', () => {
  it.each([
    '<!DOCTYPE domain><domain/>',
    '<?xml version="1.0"?>\n<!DOCTYPE domain SYSTEM "file:///etc/passwd"><domain/>',
    '<!DOCTYPE d [<!ENTITY x SYSTEM "http://127.0.0.1/">]><d>&x;</d>',
    '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>',
    '<!doctype domain><domain/>',
    '<domain><!DOCTYPE domain></domain>',
    '<domain>&passwd;</domain>',
    "<domain name='&passwd;'/>",
    '<domain>&nbsp;</domain>',
  ])('%j', text => {
    expect(refusal(text).code).toBe('doctype');
  });
});

describe('limits', () => {
  it('refuses nesting past the limit and reads up to it without recursion trouble', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(parseDocument(nested(256)).toString()).toBe(nested(256));
    expect(refusal(nested(257)).code).toBe('limit');
    expect(refusal('<a>'.repeat(1_000_000)).code).toBe('limit');
  });

  it('refuses a text longer than the limit before it reads it', () => {
    expect(() => parseDocument('<a/>', { length: 3, depth: 9 })).toThrow(
      expect.objectContaining({ code: 'limit' }),
    );
  });

  it('refuses an element with absurdly many attributes', () => {
    const attributes = Array.from({ length: 1025 }, (_, index) => ` a${index}=''`).join('');
    expect(refusal(`<a${attributes}/>`).code).toBe('limit');
  });
});
