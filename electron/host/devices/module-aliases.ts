import type { HostTree } from '../tree/host-tree.ts';
import { moduleFolder } from './kernel-modules.ts';

/** vendor, device, subsystem vendor and device, class, subclass, interface (MODULE_DEVICE_TABLE, scripts/mod/file2alias.c). */
const FIELDS = 'v(.+?)d(.+?)sv(.+?)sd(.+?)bc(.+?)sc(.+?)i(.+)';
const MODALIAS = new RegExp(`^pci:${FIELDS}$`);

interface Alias {
  readonly fields: readonly string[];
  readonly module: string;
}

/** Which modules of the running kernel say they can drive a device, by its modalias. */
export async function readModuleAliases(tree: HostTree): Promise<(modalias: string) => string[]> {
  const folder = await moduleFolder(tree);
  const text = folder === undefined ? undefined : await tree.text(`${folder}/modules.alias`);
  const byVendor = new Map<string, Alias[]>();
  // Others of its 30,000 lines are for other buses.
  for (const [, pattern = '', module = ''] of (text ?? '').matchAll(/^alias (pci:\S+) (\S+)$/gm)) {
    const fields = MODALIAS.exec(pattern)?.slice(1);
    const vendor = fields?.[0];
    if (!fields || vendor === undefined) continue;
    const known = byVendor.get(vendor);
    if (known) known.push({ fields, module });
    else byVendor.set(vendor, [{ fields, module }]);
  }
  return modalias => {
    const fields = MODALIAS.exec(modalias)?.slice(1);
    if (!fields) return [];
    const candidates = [...(byVendor.get(fields[0] ?? '') ?? []), ...(byVendor.get('*') ?? [])];
    const modules = candidates.filter(alias => matches(alias.fields, fields)).map(({ module }) => module);
    return [...new Set(modules)].toSorted();
  };
}

/** An alias has `*` for any; its last field is followed by one, for what newer kernels may add. */
function matches(alias: readonly string[], device: readonly string[]): boolean {
  return alias.every((field, index) => field === '*' || field.replace(/\*$/, '') === device[index]);
}
