import { isOurs } from './fontsOff';

if (isOurs) delete (window as unknown as { FabricConfig?: object }).FabricConfig;
