import type { Participants, Setup, SetupFinding, SetupProgress, SetupReport, SetupState } from '../../domain/shared/setup';
import { listFindings, provision, readSetupState, type Area } from '../../provisioning/provisioner';
import type { Site } from '../sp';
import { SharePointListAdministration } from './listAdministration';

/** Sets up one area on one site. Import this file when it is needed: it brings what only administration uses. */
export class SiteSetup implements Setup {
  private readonly administration: SharePointListAdministration;

  public constructor(site: Site, private readonly area: Area, tenantId?: string) {
    this.administration = new SharePointListAdministration(site, tenantId);
  }

  public readState(): Promise<SetupState> {
    return readSetupState(this.area, this.administration);
  }

  public listFindings(): Promise<readonly SetupFinding[]> {
    return listFindings(this.area, this.administration);
  }

  public run(participants: Participants, onProgress?: (progress: SetupProgress) => void): Promise<SetupReport> {
    return provision(this.area, this.administration, participants, onProgress);
  }
}
