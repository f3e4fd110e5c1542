/** From libvirt's names to the names this package shows. */

const words = text => text.toLowerCase().split('_').filter(Boolean);
const capital = word => word[0].toUpperCase() + word.slice(1);

export const pascal = text => words(text).map(capital).join('');
export const camel = text => {
  const [first, ...rest] = words(text);
  return [first, ...rest.map(capital)].join('');
};

/** `need_results` → `needResults`, `callbackID` → `callbackId`; other capitals are libvirt's own and stay. */
export const fieldName = text =>
  text.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()).replace(/ID$/, 'Id');

/** `remote_nonnull_domain` → `DomainRef`, `remote_node_get_info_ret` → `NodeGetInfoRet`. */
export function typeName(struct) {
  // Not to be taken for JavaScript's own.
  if (struct === 'remote_error') return 'ErrorRecord';
  const bare = struct.replace(/^remote_/, '');
  return bare.startsWith('nonnull_') ? `${pascal(bare.slice(8))}Ref` : pascal(bare);
}

const RENAMED = { virErrorNumber: 'ErrorCode' };
export const enumName = name => RENAMED[name] ?? name.replace(/^vir/, '');

/** Members that do not all share the prefix of their kind. */
const PREFIXES = { virErrorNumber: /^VIR_(ERR_)?/ };

/** Cuts the prefix the members share from each name. @param {string} name of the enumeration */
export function shortMembers(name, members) {
  const prefix = PREFIXES[name] ?? memberPrefix(name, members);
  return members.map(([member, value]) => [member.replace(prefix, ''), value]);
}

/** The prefix the members share, cut at an underscore; one member alone is compared with the type's name. */
function memberPrefix(name, members) {
  const tokens = members.map(([member]) => member.split('_'));
  const [first] = tokens;
  let shared = 0;
  if (members.length > 1) {
    while (tokens.every(list => shared < list.length - 1 && list[shared] === first[shared])) shared++;
  } else {
    const squashed = name.toUpperCase();
    while (shared < first.length - 1 && squashed.startsWith(first.slice(0, shared + 1).join(''))) shared++;
  }
  return `${first.slice(0, shared).join('_')}_`;
}
