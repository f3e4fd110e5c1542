import { filterWays } from '#renderer/api/filters.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { Filter, FilterForm } from '#shared/contract/filters.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { AttachDialog } from './attach-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';

export type Asked =
  | { readonly what: 'create'; readonly form?: FilterForm }
  | { readonly what: 'edit'; readonly filter: Filter; readonly base: string; readonly form: FilterForm }
  | { readonly what: 'delete'; readonly filter: Filter }
  | { readonly what: 'attach'; readonly filter: Filter };

interface Props {
  connection: ConnectionId;
  asked: Asked;
  names: readonly string[];
  onClose: () => void;
}

/** The dialog of whatever was asked for. */
export function AskedDialog({ connection, asked, names, onClose }: Props) {
  switch (asked.what) {
    case 'create':
      return (
        <EditDialog connection={connection} names={names} form={asked.form ?? EMPTY} onClose={onClose} />
      );
    case 'edit': {
      const { uuid } = asked.filter;
      return (
        <EditDialog
          connection={connection}
          names={names}
          form={asked.form}
          old={{ uuid, base: asked.base }}
          onClose={onClose}
        />
      );
    }
    case 'delete':
      return (
        <PlanDialog
          title={`Delete the filter “${asked.filter.name}”`}
          guestName={asked.filter.name}
          action={{ do: 'delete', uuid: asked.filter.uuid } as const}
          {...filterWays(connection)}
          confirm="Delete"
          onClose={onClose}
        />
      );
    case 'attach':
      return <AttachDialog connection={connection} filter={asked.filter} onClose={onClose} />;
  }
}

const EMPTY: FilterForm = { name: '', chain: 'root', entries: [] };
