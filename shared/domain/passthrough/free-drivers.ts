/** What holds a device for guests, under the names of module and driver. */
export const FREE_DRIVERS: ReadonlySet<string> = new Set(['vfio-pci', 'vfio_pci', 'pci-stub', 'pci_stub']);

export const isFree = ({ driver }: { readonly driver?: string | undefined }): boolean =>
  driver === undefined || FREE_DRIVERS.has(driver);
