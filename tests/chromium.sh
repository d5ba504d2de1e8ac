#!/bin/sh
# Chromium without the list under its address bar, and without a process kept ready for the next page. No test sees
# either, and every new window would load that list twice, as pages: more work than the page under test.
# Playwright turns features off too, and of two such arguments Chromium hears only the last.
HIDDEN=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess
for argument do
    shift
    case $argument in --disable-features=*) argument="$argument,$HIDDEN" ;; esac
    set -- "$@" "$argument"
done
exec "${WARRAQ_CHROMIUM:?}" "$@"
