import SettingsIcon from '@mui/icons-material/TuneOutlined';
import StorageIcon from '@mui/icons-material/StorageOutlined';
import NetworkIcon from '@mui/icons-material/LanOutlined';
import DisplayIcon from '@mui/icons-material/DesktopWindowsOutlined';
import InputIcon from '@mui/icons-material/MouseOutlined';
import HostIcon from '@mui/icons-material/DeveloperBoardOutlined';
import PortIcon from '@mui/icons-material/CableOutlined';
import MachineIcon from '@mui/icons-material/MemoryOutlined';
import DiscIcon from '@mui/icons-material/AlbumOutlined';
import FloppyIcon from '@mui/icons-material/SaveOutlined';
import FolderIcon from '@mui/icons-material/FolderSharedOutlined';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import SoundIcon from '@mui/icons-material/VolumeUpOutlined';
import UsbIcon from '@mui/icons-material/UsbOutlined';
import TpmIcon from '@mui/icons-material/VerifiedUserOutlined';
import ConsoleIcon from '@mui/icons-material/TerminalOutlined';
import CardIcon from '@mui/icons-material/CreditCardOutlined';
import RandomIcon from '@mui/icons-material/CasinoOutlined';
import WatchdogIcon from '@mui/icons-material/TimerOutlined';
import VideoIcon from '@mui/icons-material/VideocamOutlined';
import { createElement, type ComponentType } from 'react';
import type { Kind } from '#shared/domain/hardware/catalogue/kind.ts';

type Icon = ComponentType<{ className?: string }>;

const byId: Readonly<Record<string, Icon>> = {
  cdrom: DiscIcon,
  floppy: FloppyIcon,
  filesystem: FolderIcon,
  keyboard: KeyboardIcon,
  sound: SoundIcon,
  audio: SoundIcon,
  redirdev: UsbIcon,
  tpm: TpmIcon,
  console: ConsoleIcon,
  smartcard: CardIcon,
  rng: RandomIcon,
  watchdog: WatchdogIcon,
  video: VideoIcon,
};

const byGroup: Readonly<Record<Kind['group'], Icon>> = {
  storage: StorageIcon,
  network: NetworkIcon,
  display: DisplayIcon,
  input: InputIcon,
  host: HostIcon,
  ports: PortIcon,
  machine: MachineIcon,
};

/** A page of settings has one icon for all; a device that of its kind, or else of its group. */
export function ItemIcon({ kind, className }: { kind: Kind | undefined; className: string }) {
  return createElement(iconOf(kind), { className });
}

const iconOf = (kind: Kind | undefined): Icon =>
  kind === undefined ? SettingsIcon : (byId[kind.id] ?? byId[kind.element] ?? byGroup[kind.group]);
