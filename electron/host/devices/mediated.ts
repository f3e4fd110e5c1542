import type { MediatedFacts, MediatedTypeFacts, VendorVgpuFacts } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { linkName, members, toNumber, told } from './sysfs-path.ts';

/** Documentation/ABI/testing/sysfs-bus-vfio-mdev. `folder`: of the parent device. */
export async function readMediatedTypes(tree: HostTree, folder: string): Promise<MediatedTypeFacts[]> {
  const ids = (await tree.names(`${folder}/mdev_supported_types`)).toSorted();
  return Promise.all(
    ids.map(async id => {
      const text = (file: string) => tree.text(`${folder}/mdev_supported_types/${id}/${file}`);
      const [name, description, available, deviceApi] = await Promise.all(
        ['name', 'description', 'available_instances', 'device_api'].map(text),
      );
      return {
        id,
        ...told({ name, description }),
        available: toNumber(available) ?? 0,
        deviceApi: deviceApi ?? 'vfio-pci',
      };
    }),
  );
}

/** NVIDIA's driver, from 17 on: https://docs.nvidia.com/vgpu/latest/grid-vgpu-user-guide */
export async function readVendorVgpu(tree: HostTree, folder: string): Promise<VendorVgpuFacts | undefined> {
  const [current, creatable] = await Promise.all([
    tree.text(`${folder}/nvidia/current_vgpu_type`),
    tree.text(`${folder}/nvidia/creatable_vgpu_types`),
  ]);
  if (current === undefined) return undefined;
  // A headline `ID : vGPU Name`, then lines of the same shape.
  const types = (creatable ?? '').split('\n').flatMap(line => {
    const match = /^\s*(\d+)\s*:\s*(.+?)\s*$/.exec(line);
    return match?.[2] ? [{ id: Number(match[1]), name: match[2] }] : [];
  });
  return { current: toNumber(current) ?? 0, creatable: types };
}

export async function readMediated(tree: HostTree): Promise<MediatedFacts[]> {
  const devices = await members(tree, 'sys/bus/mdev/devices');
  const found = await Promise.all(
    devices.map(async ({ name, path }) => {
      const [type, group] = await Promise.all([
        linkName(tree, `sys/bus/mdev/devices/${name}/mdev_type`),
        linkName(tree, `sys/bus/mdev/devices/${name}/iommu_group`),
      ]);
      const parent = path.split('/').at(-2);
      if (type === undefined || parent === undefined) return undefined;
      return { uuid: name, parent, type, ...told({ iommuGroup: toNumber(group) }) };
    }),
  );
  return found.filter(device => device !== undefined);
}
