/** By what everybody calls them; ids of pci.ids. */
const known = new Map<number, string>([
  [0x1002, 'AMD'],
  [0x1022, 'AMD'],
  [0x10de, 'NVIDIA'],
  [0x8086, 'Intel'],
  [0x144d, 'Samsung'],
  [0x15b7, 'SanDisk'],
  [0x1987, 'Phison'],
  [0x1b21, 'ASMedia'],
  [0x10ec, 'Realtek'],
  [0x14e4, 'Broadcom'],
  [0x15b3, 'Mellanox'],
  [0x168c, 'Qualcomm'],
  [0x17cb, 'Qualcomm'],
  [0x14c3, 'MediaTek'],
  [0x1a03, 'ASPEED'],
  [0x102b, 'Matrox'],
  [0x1912, 'Renesas'],
  [0x1af4, 'Virtio'],
  [0x1b36, 'QEMU'],
  [0x1234, 'QEMU'],
  [0xc0a9, 'Crucial'],
  [0x2646, 'Kingston'],
  [0x1c5c, 'SK hynix'],
  [0x1e0f, 'Kioxia'],
  [0x1179, 'Toshiba'],
  [0x1344, 'Micron'],
  [0x126f, 'Silicon Motion'],
  [0x1000, 'Broadcom'],
  [0x1077, 'QLogic'],
  [0x1d6a, 'Aquantia'],
  [0x1106, 'VIA'],
]);

const legalForm =
  /[,\s]+(?:Inc|Incorporated|Corp|Corporation|Co|Ltd|Limited|LLC|GmbH|AG|S\.?A|Technologies|Technology|Semiconductor|Electronics|Systems|Company)\.?(?=[,\s]|$)/gi;

/** Short; undefined where neither we nor the host's list know it. */
export function vendorName(id: number, listed: string | undefined): string | undefined {
  const ours = known.get(id);
  if (ours !== undefined) return ours;
  const name = listed?.replace(/\s*\[[^\]]*\]\s*$/, '').trim();
  if (name === undefined || name === '') return undefined;
  return name.replaceAll(legalForm, '').replace(/[,\s]+$/, '') || name;
}
