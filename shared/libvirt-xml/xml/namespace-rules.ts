import { isQualifiedName } from './characters.ts';
import type { XmlElement } from './element.ts';
import { splitName, XML_NAMESPACE, XMLNS_NAMESPACE } from './namespaces.ts';

interface NamespaceProblem {
  readonly offset: number;
  readonly reason: string;
  readonly remedy: string;
}

/**
 * The constraints of Namespaces in XML 1.0 that one start tag can break. libvirt itself only skips an
 * element whose prefix is not declared, silently, which is why this is worth an error.
 */
export function checkNamespaces(element: XmlElement): NamespaceProblem | undefined {
  for (const { name, value, offset } of element.attributes) {
    if (!isQualifiedName(name)) {
      return { offset, reason: `the attribute ${name} has a misplaced colon`, remedy: 'write prefix:name' };
    }
    const reason = declarationProblem(name, value);
    if (reason !== undefined) return { offset, reason, remedy: 'remove or rename the declaration' };
  }
  const { prefix } = splitName(element.name);
  if (prefix === 'xmlns') {
    return { offset: element.offset, reason: 'the prefix xmlns is reserved', remedy: 'use another prefix' };
  }
  return undeclared(element, prefix, element.offset) ?? attributeProblem(element);
}

function declarationProblem(name: string, uri: string): string | undefined {
  const { prefix, local } = splitName(name);
  if (name !== 'xmlns' && prefix !== 'xmlns') return undefined;
  if (local === 'xmlns' && prefix === 'xmlns') return 'the prefix xmlns is reserved';
  if (uri === XMLNS_NAMESPACE) return `${uri} cannot be bound to a prefix`;
  const declaresXml = prefix === 'xmlns' && local === 'xml';
  if (declaresXml !== (uri === XML_NAMESPACE)) return `the prefix xml and ${XML_NAMESPACE} belong together`;
  if (prefix === 'xmlns' && uri === '') return `the prefix ${local} is bound to an empty namespace`;
  return undefined;
}

function attributeProblem(element: XmlElement): NamespaceProblem | undefined {
  const seen = new Set<string>();
  for (const { name, offset } of element.attributes) {
    const { prefix, local } = splitName(name);
    if (prefix === '' || prefix === 'xmlns') continue;
    const problem = undeclared(element, prefix, offset);
    if (problem) return problem;
    const expanded = `${element.lookupNamespace(prefix)} ${local}`;
    if (seen.has(expanded)) {
      return {
        offset,
        reason: `${local} stands twice in <${element.name}>, in one namespace`,
        remedy: 'remove one',
      };
    }
    seen.add(expanded);
  }
  return undefined;
}

function undeclared(element: XmlElement, prefix: string, offset: number): NamespaceProblem | undefined {
  if (prefix === '' || element.lookupNamespace(prefix) !== null) return undefined;
  return {
    offset,
    reason: `the prefix ${prefix} is not declared`,
    remedy: `add xmlns:${prefix}='…' to the root element, or libvirt would ignore it silently`,
  };
}
