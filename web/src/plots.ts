/** Tables as curves and radar sections as echoes: a kind of page is one file in kinds/ and one line here. */
import { mountPlot } from "./kinds/plot";
import { mountRadargram } from "./kinds/radargram";
import { mountKinds } from "./page";

mountKinds({ plot: mountPlot, radargram: mountRadargram });
