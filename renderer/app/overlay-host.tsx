import { Suspense } from 'react';
import { lazy } from '#renderer/ui/lazy.ts';
import { closeOverlay, useOverlay, type Overlay } from './overlays.ts';

const loadPalette = () => import('#renderer/features/palette/palette.tsx');
const Palette = lazy(loadPalette);
const ShortcutSheet = lazy(() => import('#renderer/features/palette/shortcut-sheet.tsx'));
const RemoveDialog = lazy(() => import('#renderer/features/guest/dialogs/remove-dialog.tsx'));
const NetworksDialog = lazy(() => import('#renderer/features/guest/dialogs/networks-dialog.tsx'));
const CreateNetworkDialog = lazy(
  () => import('#renderer/features/networks/networks/create/create-dialog.tsx'),
);
const LabelsDialog = lazy(() => import('#renderer/features/guest/dialogs/labels-dialog.tsx'));
const RenameDialog = lazy(() => import('#renderer/features/guest/dialogs/rename-dialog.tsx'));
const CloneDialog = lazy(() => import('#renderer/features/guest/carry/clone-dialog.tsx'));
const TemplateDialog = lazy(() => import('#renderer/features/guest/carry/template-dialog.tsx'));
const ExportDialog = lazy(() => import('#renderer/features/guest/carry/export-dialog.tsx'));
const ImportDialog = lazy(() => import('#renderer/features/guest/carry/import-dialog.tsx'));
const ImageMachineDialog = lazy(() => import('#renderer/features/lxc/image-machine-dialog.tsx'));
const BackUpGuest = lazy(() => import('#renderer/features/guest/disks/dialogs/back-up-guest.tsx'));
const TakeSnapshotDialog = lazy(() => import('#renderer/features/guest/snapshots/dialogs/take-dialog.tsx'));
const GiveDialog = lazy(() => import('#renderer/features/guest/passthrough/give/give-dialog.tsx'));
const SetupDialog = lazy(() => import('#renderer/features/guest/passthrough/setup/setup-dialog.tsx'));
const ReadabilityDialog = lazy(() => import('#renderer/ui/readability/readability-dialog.tsx'));
const HardStopDialog = lazy(() => import('#renderer/features/guest/dialogs/hard-stop-dialog.tsx'));
const ContainerRemoveDialog = lazy(() => import('#renderer/features/container/dialogs/remove-dialog.tsx'));
const ContainerKillDialog = lazy(() => import('#renderer/features/container/dialogs/kill-dialog.tsx'));
const ContainerStopIgnoredDialog = lazy(
  () => import('#renderer/features/container/dialogs/stop-ignored-dialog.tsx'),
);
const ContainerStopWithinDialog = lazy(
  () => import('#renderer/features/container/dialogs/stop-within-dialog.tsx'),
);
const ContainerRenameDialog = lazy(() => import('#renderer/features/container/dialogs/rename-dialog.tsx'));
const ContainerLimitsDialog = lazy(() => import('#renderer/features/container/dialogs/limits-dialog.tsx'));
const ContainerCommitDialog = lazy(() => import('#renderer/features/container/dialogs/commit-dialog.tsx'));
const ContainerExportDialog = lazy(() => import('#renderer/features/container/dialogs/export-dialog.tsx'));

function Content({ overlay }: { overlay: Overlay }) {
  switch (overlay.kind) {
    case 'palette':
      return <Palette onClose={closeOverlay} />;
    case 'shortcuts':
      return <ShortcutSheet onClose={closeOverlay} />;
    case 'guest-remove':
      return <RemoveDialog guests={overlay.guests} onClose={closeOverlay} />;
    case 'guest-networks':
      return <NetworksDialog action={overlay.action} guests={overlay.guests} onClose={closeOverlay} />;
    case 'let-read':
      return (
        <ReadabilityDialog
          file={{
            connection: overlay.guest.connection,
            path: overlay.path,
            write: overlay.write,
            guest: overlay.guest,
          }}
          onReadable={() => undefined}
          onClose={closeOverlay}
        />
      );
    case 'network-create':
      return (
        <CreateNetworkDialog
          connection={overlay.connection}
          mode={overlay.mode}
          bridge={overlay.bridge}
          onClose={closeOverlay}
        />
      );
    case 'guest-labels':
      return <LabelsDialog guests={overlay.guests} onClose={closeOverlay} />;
    case 'guest-rename':
      return <RenameDialog guest={overlay.guest} onClose={closeOverlay} />;
    case 'guest-clone':
      return <CloneDialog guest={overlay.guest} onClose={closeOverlay} />;
    case 'guest-template':
      return <TemplateDialog guest={overlay.guest} onClose={closeOverlay} />;
    case 'guest-export':
      return <ExportDialog guest={overlay.guest} onClose={closeOverlay} />;
    case 'image-machine':
      return <ImageMachineDialog engine={overlay.engine} image={overlay.image} onClose={closeOverlay} />;
    case 'guest-import':
      return <ImportDialog onClose={closeOverlay} />;
    case 'guest-back-up':
      return <BackUpGuest guest={overlay.guest} onClose={closeOverlay} />;
    case 'guest-take-snapshot':
      return <TakeSnapshotDialog guest={overlay.guest} onClose={closeOverlay} />;
    case 'give-device':
      return (
        <GiveDialog
          connection={overlay.connection}
          address={overlay.address}
          guest={overlay.guest}
          onClose={closeOverlay}
        />
      );
    case 'passthrough-setup':
      return <SetupDialog connection={overlay.connection} setup={overlay.setup} onClose={closeOverlay} />;
    case 'container-remove':
      return <ContainerRemoveDialog containers={overlay.containers} onClose={closeOverlay} />;
    case 'container-kill':
      return <ContainerKillDialog containers={overlay.containers} onClose={closeOverlay} />;
    case 'container-stop-ignored':
      return <ContainerStopIgnoredDialog containers={overlay.containers} onClose={closeOverlay} />;
    case 'container-stop-within':
      return <ContainerStopWithinDialog container={overlay.container} onClose={closeOverlay} />;
    case 'container-rename':
      return <ContainerRenameDialog container={overlay.container} onClose={closeOverlay} />;
    case 'container-limits':
      return <ContainerLimitsDialog container={overlay.container} onClose={closeOverlay} />;
    case 'container-commit':
      return <ContainerCommitDialog container={overlay.container} onClose={closeOverlay} />;
    case 'container-export':
      return <ContainerExportDialog container={overlay.container} onClose={closeOverlay} />;
    case 'guest-force-off':
      return <HardStopDialog action="force-off" guests={overlay.guests} onClose={closeOverlay} />;
    case 'guest-reset':
      return <HardStopDialog action="reset" guests={overlay.guests} onClose={closeOverlay} />;
    case 'guest-discard-saved':
      return <HardStopDialog action="discard-saved" guests={overlay.guests} onClose={closeOverlay} />;
  }
}

/** Loads, while there is nothing else to do, what people type into right after they asked for it. */
export function preloadTypedInto(): void {
  requestIdleCallback(() => {
    // Loaded again, and its failure told, when it is asked for.
    for (const load of [loadPalette, () => import('#renderer/features/create/shell/wizard.tsx')])
      load().catch(() => {});
  });
}

/** Shows the overlay that is open; its code is loaded when it is first asked for. */
export function OverlayHost() {
  const overlay = useOverlay(state => state.open);
  if (overlay === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Content overlay={overlay} />
    </Suspense>
  );
}
