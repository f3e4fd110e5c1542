/**
 * Reads the declarations of an XDR interface file (RFC 4506 language as libvirt's `*_protocol.x` use it).
 * Only names, numbers, types and `@annotations` come out; prose stays behind.
 */

/** @typedef {{ kind: 'plain' | 'fixed' | 'variable' | 'optional', type: string, name: string, size?: string }} Declaration */

const DECLARATION = /^(.+?)\s*(\*?)\s*\b(\w+)\s*(?:([[<])\s*(\w*)\s*[\]>])?$/s;

/** @param {string} text @returns {Declaration} */
function parseDeclaration(text) {
  const match = DECLARATION.exec(text.trim().replace(/\s+/g, ' '));
  if (!match) throw new Error(`Cannot read the declaration "${text.trim()}"`);
  const [, type, star, name, bracket, size] = match;
  if (star) return { kind: 'optional', type, name };
  if (bracket === '[') return { kind: 'fixed', type, name, size };
  if (bracket === '<') return { kind: 'variable', type, name, size };
  return { kind: 'plain', type, name };
}

/** @param {string} body */
const declarations = body =>
  body
    .split(';')
    .filter(line => line.trim() !== '')
    .map(parseDeclaration);

const stripComments = text => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^%.*$/gm, '');

/** The annotations (`@priority: high`, `@writestream: 1` …) stand in the comment before each procedure. */
function parseProcedures(text, prefix) {
  const body = new RegExp(`enum \\w*procedure \\{([\\s\\S]*?)\\n\\};`).exec(text)?.[1] ?? '';
  const procedures = [];
  let from = 0;
  for (const match of body.matchAll(new RegExp(`\\b${prefix}_PROC_(\\w+) = (\\d+)`, 'g'))) {
    const before = body.slice(from, match.index);
    from = match.index + match[0].length;
    const comment = before.slice(before.lastIndexOf('/**'));
    const annotation = name => new RegExp(`@${name}:\\s*(\\w+)`).exec(comment)?.[1];
    procedures.push({
      name: match[1],
      number: Number(match[2]),
      priority: annotation('priority') === 'high' ? 'high' : 'normal',
      reads: annotation('readstream') !== undefined,
      writes: annotation('writestream') !== undefined,
      sparseFlag: annotation('sparseflag'),
    });
  }
  return procedures;
}

/** @param {string} text content of a `.x` file @param {string} prefix of its constants: REMOTE, QEMU, LXC */
export function parseProtocol(text, prefix) {
  const bare = stripComments(text);
  const constants = Object.fromEntries(
    [...bare.matchAll(/^const (\w+)\s*=\s*(\w+);/gm)].map(match => [match[1], match[2]]),
  );
  const typedefs = Object.fromEntries(
    [...bare.matchAll(/^typedef ([^;]+);/gm)].map(match => {
      const declaration = parseDeclaration(match[1]);
      return [declaration.name, declaration];
    }),
  );
  const structs = Object.fromEntries(
    [...bare.matchAll(/^struct (\w+) \{([\s\S]*?)\n\};/gm)].map(match => [match[1], declarations(match[2])]),
  );
  const enums = [...bare.matchAll(/^enum (\w+) \{/gm)].map(match => match[1]);
  return {
    constants,
    typedefs,
    structs,
    enums,
    procedures: parseProcedures(text, prefix),
    program: Number(constants[`${prefix}_PROGRAM`]),
  };
}
