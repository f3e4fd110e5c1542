import type { Container } from '#shared/contract/containers.ts';
import { isContainerActive, possibleContainerActions } from '#shared/domain/containers/actions.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import type { Command } from '#renderer/app/commands/registry.ts';
import { requestContainerAction } from '#renderer/app/container-actions/act.ts';
import { containerPowerGroups } from '#renderer/app/container-actions/menu-groups.ts';
import { useContainerPending } from '#renderer/app/container-actions/pending.ts';
import { useEngineAway } from '#renderer/app/container-actions/reach.ts';
import { containerActionLooks } from '#renderer/app/container-actions/table.ts';
import { PowerButton } from '#renderer/app/side-panel/power-button.tsx';

interface Props {
  container: Container;
  commands: readonly Command[];
}

export function ContainerPower({ container, commands }: Props) {
  const pending = useContainerPending(containerKey(container));
  const away = useEngineAway(container.engine);
  const [first] = possibleContainerActions(container.state);
  if (first === undefined) return null;
  return (
    <PowerButton
      first={containerActionLooks[first]}
      starts={!isContainerActive(container.state)}
      away={away}
      busy={pending?.action === first}
      onFirst={() => requestContainerAction([container], first)}
      groups={containerPowerGroups}
      commands={commands}
    />
  );
}
