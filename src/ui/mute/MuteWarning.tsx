import { Banner } from '../components/Banner.tsx';
import { usePanel } from '../context.ts';
import { MUTE } from '../messages/mute.ts';

export function MuteWarning() {
  const { mutes } = usePanel();
  return (
    <Banner icon="warning">
      <span role="status">{MUTE.damaged}</span>
      <button type="button" className="link" onClick={mutes.openDialog}>
        {MUTE.damagedShow}
      </button>
    </Banner>
  );
}
