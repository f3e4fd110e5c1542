import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import PowerIcon from '@mui/icons-material/PowerSettingsNewOutlined';
import Button from '@mui/material/Button';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { requestAction } from '#renderer/app/guest-actions/act.ts';
import { actionLooks } from '#renderer/app/guest-actions/table.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { possibleActions } from '#shared/domain/guests/actions.ts';

/** What can be done to the guest now, for windows that show nothing but its console. */
export function PowerMenu({ guest }: { guest: Guest }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const actions = possibleActions(guest.state);
  return (
    <>
      <Button
        startIcon={<PowerIcon />}
        endIcon={<ExpandMoreIcon />}
        disabled={actions.length === 0}
        aria-haspopup="menu"
        onClick={event => setAnchor(event.currentTarget)}
      >
        Power
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {actions.map(action => {
          const { title, icon: Icon } = actionLooks[action];
          return (
            <MenuItem
              key={action}
              onClick={() => {
                setAnchor(null);
                requestAction([guest], action);
              }}
            >
              <ListItemIcon>
                <Icon />
              </ListItemIcon>
              {title}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
