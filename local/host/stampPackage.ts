/** Run after `gulp package-solution --ship`: notes which sources the package was made of, so that `npm start` need not build again. */
import path from 'node:path';
import { stampPackage } from './build';

stampPackage(path.join(__dirname, '../..'));
