import * as React from 'react';
import * as strings from 'NetworkStrings';
import { NetworkProvider, useNetworkServices, type NetworkEnvironment } from '../../application/network/networkServices';
import { accountName } from '../../domain/people/facts';
import { lazily } from '../../ui/base/lazily';
import { PersonPicker, type PersonOption } from '../../ui/PersonPicker/PersonPicker';
import { Tabs } from '../../ui/Tabs/Tabs';
import { ScreenLoading } from '../shared/ScreenLoading';
import type { CircleViewProps } from './CircleView';
import { OrgChart } from './OrgChart';
import { routeHref, useRoute, type NetworkRoute } from './route';
import styles from './Network.module.scss';

export interface NetworkAppProps {
  readonly environment: NetworkEnvironment;
  readonly title: string;
}

const CircleView = lazily<CircleViewProps>(() => import(/* webpackChunkName: 'network-circle' */ './CircleView'), ScreenLoading);

const ContactsView = lazily<object>(() => import(/* webpackChunkName: 'network-contacts' */ './ContactsView'), ScreenLoading);

/** Reporting lines, the staff network and contact lists: views beside each other, and a field that finds people. */
const NetworkScreen: React.FC<{ readonly title: string }> = ({ title }) => {
  const { user, network } = useNetworkServices();
  const [route, navigate] = useRoute(user);
  const view = React.useRef<HTMLDivElement>(null);
  const search = React.useCallback(
    async (text: string): Promise<readonly PersonOption[]> =>
      (await network.searchPeople(text)).map(({ loginName, name, email, jobTitle }) => ({ key: email || accountName(loginName), text: name, detail: jobTitle })),
    [network]
  );
  const go = (next: NetworkRoute): void => {
    navigate(next);
    view.current?.focus({ preventScroll: true });
  };
  const tab = (key: NetworkRoute['view'], text: string): { key: string; text: string; href: string } => ({ key, text, href: routeHref({ view: key, account: undefined }) });
  return (
    <div className={styles.network}>
      <div className={styles.top}>
        <h2 className={styles.title}>{title || strings.Title}</h2>
        <div className={styles.find}>
          <PersonPicker label={strings.FindPerson} isLabelHidden placeholder={strings.FindPerson} value={[]} onSearch={search} onChange={([found]) => found && go({ view: route.view === 'contacts' ? 'org' : route.view, account: found.key })} />
        </div>
      </div>
      <Tabs label={strings.Views} tabs={[tab('org', strings.OrgTab), tab('circle', strings.CircleTab), tab('contacts', strings.ContactsTab)]} selectedKey={route.view} onSelect={(key) => navigate({ view: key as NetworkRoute['view'], account: undefined })} />
      <div ref={view} tabIndex={-1} className={styles.view}>
        {route.view === 'org' ? <OrgChart account={route.account} navigate={navigate} /> : route.view === 'circle' ? <CircleView target={route.account} navigate={go} /> : <ContactsView />}
      </div>
    </div>
  );
};

/** The network with its services. */
export const NetworkApp: React.FC<NetworkAppProps> = ({ environment, title }) => (
  <NetworkProvider services={environment}><NetworkScreen title={title} /></NetworkProvider>
);

export default NetworkApp;
