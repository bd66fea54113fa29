/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-help-topics.h"

#include <glib/gi18n.h>

/* The guide, for the people who run a trust's year and the advisers who work in
 * it. It tells only of what the program does. */

static const TrellisHelpLine first_year[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("From a download of the register of schools to a planned, printed year. Nothing needs a network or an "
       "account, and everything you do is saved as you do it.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Download “all establishment data” or your own trust’s schools from Get Information about Schools, the "
       "Department for Education’s register. It is a CSV file, or a ZIP with one inside: unpack that first.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Choose New trust in the main menu, and give the trust its name.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Choose the file, and find your trust in the list. You can also go on without one, and add schools by hand.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Choose the scheme of categories that is nearest to your own: its levels, aspects, programme of visits and "
       "what each level earns.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Check the dates of the terms and the INSET days, and create the trust.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("In Matrix, put the cursor on a cell and press a level’s number. Agree each school’s category with Enter in "
       "the Overall column.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("On a school’s page, name its adviser, hub and federation.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("In Visits, press Plan the year, look through what is proposed, and take it.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Press Ctrl+P in Matrix and in Visits.") },
};

static const TrellisHelpLine find[] = {
  { TRELLIS_HELP_KEY, N_("Ctrl+K"),
    N_("finds anything in the file: schools, by earlier names and URNs too, people, actions, visits, and the words of "
       "notes") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Type the beginnings of words; all of them have to be there. Enter goes to what is marked, the arrow keys mark "
       "another, Escape leaves.") },
  { TRELLIS_HELP_KEY, N_("Ctrl+F"),
    N_("filters the schools that every view shows, by name, town, hub or adviser") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("What is searched is an index of the file’s words in your own cache folder, which only you can read. It is made "
       "when you first search, follows every edit, and forgets what is removed from the file. Delete it whenever you "
       "like.") },
};

static const TrellisHelpLine matrix[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("Every school by every aspect of your scheme. A cell shows the level by its colour and its short code; an "
       "arrow says that it has moved since the day it is compared with; a corner that sources differ; a ring that "
       "evidence is missing or more than a year old.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("What you judge counts for the source chosen under Show, and for today. To judge for another day, open the "
       "cell.") },
  { TRELLIS_HELP_KEY, N_("Arrow keys"),
    N_("go from cell to cell; with Ctrl to the edge") },
  { TRELLIS_HELP_KEY, N_("1, 2, 3 …"),
    N_("judge the cell at that level; the short code’s letters do too") },
  { TRELLIS_HELP_KEY, N_("Shift and arrow keys"),
    N_("choose several cells, which a level then judges together") },
  { TRELLIS_HELP_KEY, N_("Enter"),
    N_("opens the cell: descriptors of every level, narrative, evidence and history; Escape closes it") },
  { TRELLIS_HELP_KEY, N_("F11"),
    N_("presents the matrix: the whole screen, large type, and nothing is judged. Page Down and Page Up go from hub to "
       "hub, Left and Right from aspect to aspect, + and − from term to term; Escape leaves") },
  { TRELLIS_HELP_KEY, N_("Ctrl+C, Ctrl+V"),
    N_("copy levels to a spreadsheet, and paste them from one") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("The choice at the end of the scope bar has other looks. Over time shows how schools went from level to level, "
       "all of them by year, a federation once, and each by term. Movements lists the schools that moved since the "
       "day compared with, and at whose meeting. Print and save as picture take the look that is shown.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Moderation, at the end of the scope bar, asks whether people judge alike: the school’s own view beside the "
       "trust’s, one adviser’s beside another’s, and the advisers’ beside what was agreed. Two judgements are compared "
       "where no more than a year lies between them. Activate a pair to go to its cell.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Compared with chooses the earlier day. The slider below shows the trust as it stood in any week of this "
       "school year and the last; Play runs through them.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Where church schools carry a scheme of their own beside the trust’s, Church schools at the end of the bar "
       "shows it. The matrix then has a row for each of them, judged and agreed by the levels of that scheme, and "
       "prints as it shows; a school’s page has its second profile under the first.") },
};

static const TrellisHelpLine category[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("A category is agreed by people at a meeting. Trellis proposes the one that fits best, and says why; it never "
       "agrees one by itself.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Put the cursor on the school’s cell in the Overall column, and press Enter.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Read the proposal and its reasons. Choose the level that was agreed, by its card or its number.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Write who was there. Where the meeting differed from the proposal, write why in a few words.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Set the day of the meeting if it was not today, and press Agree.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("The school’s page then says since when it has been in the category and when its time in it runs out, and the "
       "planner knows which visits the category earns.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("A level other than the one before starts its time limit, and opens a checklist on the school’s page of what "
       "the scheme gives at it. The visits that it earns are planned anew in Visits.") },
};

static const TrellisHelpLine visits[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("The year by weeks, a row for each school or federation. Grey weeks are holidays; the blue line is today. The "
       "panel on the right lists what needs you: visits without a day, and visits that clash with a closed day.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Plan the year fills it from the programme and from what each category earns, spread evenly, on days when the "
       "adviser works and the school is open. You see the plan before it is taken. What is done, agreed or moved by "
       "hand stays; what has no day says why. What matters, in the same window, weighs even spacing, balanced weeks, "
       "one hub in one week, and weekdays and months to avoid. A visit’s own window says why it is on its day.") },
  { TRELLIS_HELP_KEY, N_("Drag"),
    N_("a visit to another week; a move that cannot be says why, and nothing is changed") },
  { TRELLIS_HELP_KEY, N_("Shift and Left, Right"),
    N_("move the visit a week") },
  { TRELLIS_HELP_KEY, N_("Ctrl and Left, Right"),
    N_("go to the school’s next visit or the one before") },
  { TRELLIS_HELP_KEY, N_("Enter"),
    N_("opens the visit: day, adviser, status, themes and note") },
  { TRELLIS_HELP_KEY, N_("N"),
    N_("adds a visit in this week") },
  { TRELLIS_HELP_KEY, N_("H"),
    N_("makes the visit a morning, an afternoon, a whole day") },
  { TRELLIS_HELP_KEY, N_("Ctrl+C, Ctrl+V"),
    N_("copies the visit, and adds one like it in the school and week at the cursor") },
  { TRELLIS_HELP_KEY, N_("Menu or Shift+F10"),
    N_("opens the menu that the second button of the mouse opens") },
  { TRELLIS_HELP_KEY, N_("Delete"),
    N_("removes a visit that is only planned; open any other and cancel it, so that it is kept") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("“Why this day” in a visit’s window says how many days of its time are left by the school’s and the adviser’s "
       "calendars, what spacing and a full week cost there, and which day would be the next best. Of a day that a "
       "person fixed it says what the year’s plan would gain if the visit could move.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("A visit’s note opens from the visit, and from the school’s page once the visit is made. The actions that "
       "were open come first: rate each red, amber or green with a line of evidence. What you type is put aside every "
       "second, and is one change when you leave the page; Ctrl+Z takes back typing first. A next step typed as "
       "“Phonics lead to model lessons, Ms A, 12 Feb” becomes an action.") },
  { TRELLIS_HELP_KEY, N_("Ctrl+B, Ctrl+I"),
    N_("set the selected words of a note bold or italic, on paper too; faint asterisks and underscores stand around "
       "them") },
  { TRELLIS_HELP_KEY, N_("Ctrl+Shift+L"),
    N_("makes a list of the lines, or begins one; Enter goes on with it, and twice ends it") },
  { TRELLIS_HELP_KEY, N_("F7"),
    N_("goes to the next word with a wavy line, which the dictionary does not have, and offers what may be meant; so "
       "does the menu on it. Its last line keeps the word for good") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("The note goes from draft to the headteacher, who finds it accurate or says what is not, and is then final and "
       "shared; who took each step, and when, stands beside it. Findings on an aspect may carry a level, which becomes "
       "the adviser’s judgement when the note is final. A final note is locked: a correction is a new version, and "
       "Compare versions shows two beside each other, what was removed struck through and what was added underlined. "
       "Ctrl+P prints it; the governors’ copy, without internal remarks, is written by “trellis report FILE "
       "governors-note --school URN -o OUT.pdf”.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Days shows, for each adviser and term, the days planned of the days at work, and those that the adviser’s "
       "schools are owed; more than there are is marked. Print prints the look that is shown.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Schedule on a school’s page begins a message to the headteacher in your mail program, with the school’s "
       "schedule attached, or saves the schedule or the school’s calendar.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Agenda lists the same visits by day. Export in the main menu writes a calendar that other programs read: a "
       "later one moves what an earlier one brought, and says what is cancelled. It holds the adviser’s visits where "
       "the filters name one.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("School year in the main menu has the terms, holidays, INSET days and blocked dates; a school whose terms "
       "differ is chosen above them. Import reads such dates from calendar files, for the trust, a school or an "
       "adviser, and the bank holidays that GOV.UK lists. People has the days and half days that each adviser works, "
       "from a day on.") },
};

static const TrellisHelpLine actions[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("Next steps agreed at visits, reviews and meetings, as cards: a column for each rating, a lane for each "
       "adviser, school or aspect. A card says who owns it, when it is due, and how long it has had its rating.") },
  { TRELLIS_HELP_KEY, N_("Arrow keys"),
    N_("go from card to card") },
  { TRELLIS_HELP_KEY, N_("R, A, G"),
    N_("rate the card red, amber or green") },
  { TRELLIS_HELP_KEY, N_("N or −"),
    N_("takes its rating away") },
  { TRELLIS_HELP_KEY, N_("C"),
    N_("closes it") },
  { TRELLIS_HELP_KEY, N_("Drag"),
    N_("a card to another column rates it too") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("After a rating you may write one line of evidence, and change its day. Enter keeps them; Escape leaves the "
       "line out, and the rating stays. Every rating is kept with its day.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Add action takes a line such as “Phonics lead to model lessons, Ms A, 12 Feb”: what, who and by when.") },
  { TRELLIS_HELP_KEY, N_("Ctrl+V"),
    N_("brings in rows of a spreadsheet: those you copied with their headings (school, action, owner, due, rating, "
       "aspect, success criteria), or in that order without. You see first what each adds, changes or cannot say") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("The table chooses several actions with Shift or Ctrl and the arrows or the pointer, and all with Ctrl+A: a bar "
       "at the foot then rates or closes them, or gives them an owner or a due day, as one edit.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Progress says whether next steps are followed up. An action counts as followed when its school was visited "
       "again, by anybody, while it was open; as rated then, when it was rated or closed on that day or in that "
       "visit’s note. Days to green go from the day it was agreed to the first green rating; the middle one of all "
       "is shown. Red or amber through two visits has not moved.") },
};

static const TrellisHelpLine schools[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("The page of a school has what the trust knows of it, each fact edited where it stands. A person, a hub or a "
       "federation holds from a day on; what held before is kept. A new headteacher, and a school that joins, opens "
       "the checklist that the scheme has for it: it stands on the page until its last item is ticked.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Documents lists what the scheme expects of the school this year, and of every term once it has begun. A row "
       "opens when it is due, when it came, when it was quality assured and by whom, and a link to it; the day when "
       "it is due can be given to every school at once. The button at the head adds one beside the scheme. Overview "
       "names those overdue; Document due, among the Columns of the Portfolio, what each school owes first.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Governance and readiness says in words who governs the school, how ready it is for inspection, and a risk, "
       "each from a day on. Words left empty end what held before.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Concerns keeps what was raised with the school, by whom and with whom, and what followed, until it is "
       "settled.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Inspections keeps all of them, each kind by itself, as their grades cannot be compared. Import brings "
       "Ofsted’s; the button at the head records SIAMS and others by hand, and a row corrects what was recorded.") },
};

static const TrellisHelpLine trends[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("Figures over time. Choose a measure, and a school or the whole trust, at the end of the bar under the header; "
       "pupils too, where there are figures of a group. The sentence under the chart says what the latest one says.") },
  { TRELLIS_HELP_KEY, N_("Arrow keys"),
    N_("read one period after the other, as the pointer does; Escape leaves off") },
  { TRELLIS_HELP_KEY, N_("Drag"),
    N_("across the chart looks nearer at that time; the button with its name shows all again") },
  { TRELLIS_HELP_KEY, N_("Click"),
    N_("a dot or a small chart chooses its school; a double click, or Enter, opens its page") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Where there is no figure the line is broken, and a grey band says why. The trust’s mean counts each school by "
       "its pupils where their numbers are known; the line under the small charts says how. A hollow dot stands for "
       "fewer than 20 pupils: read its moves with care.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("The menu of the chart shows the school’s levels under the line, and copies or saves the chart and its "
       "figures; it also copies, as pictures, how the schools lie apart and every school on one scale. Import takes "
       "key stage 2 and 4 results, absence and the census from the performance tables: keep the "
       "name that a file was downloaded with, as the school year is in it. Figures of any table takes what Export, "
       "Figures writes: a row for a school, a measure and a year, term, month or day. Of any other table it asks "
       "once what each column is.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("The button beside the dots draws a line for each school instead, from the period before to the latest one; "
       "those that moved most are named.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Actions and visits, the last of the measures, shows the open actions by rating over time, each by the rating "
       "that it had then, and the visits done against those that were planned, month by month.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Type Figures, in the menu of the chart, and the pencil in the header open the measures themselves: what "
       "they are called, their unit, which direction is better and how often there is a figure. Each has a sheet"
       " of its figures, with the trust’s and the schools’ own targets before them and England’s figures at the "
       "end. Arrows and Enter go from cell to cell, and what a cell says is kept as you leave it. Ctrl+V pastes "
       "a block of a spreadsheet; where each line begins with the name or URN of a school it goes to that "
       "school’s row. How many pupils the figures count is typed once “Figures” is turned to “Pupils that they "
       "count”.") },
};

static const TrellisHelpLine paper[] = {
  { TRELLIS_HELP_KEY, N_("Ctrl+P"),
    N_("prints what Overview, Portfolio, Matrix, Visits, Actions, Trends or a school’s page shows, with the year, the "
       "day and the filters that are set; also History and a note of a visit. The printer and, for each document, the "
       "paper are kept for the next time. Where a printer cannot reach as near to the edge as the page has something, "
       "or the paper is smaller, the page is printed smaller and whole") },
  { TRELLIS_HELP_KEY, N_("Shift+Ctrl+P"),
    N_("shows the pages first; so does Preview in the print dialogue") },
  { TRELLIS_HELP_KEY, N_("Ctrl+7"),
    N_("opens Reports: every document with what it is for, its pages as they will be printed, and what can be chosen "
       "of it. Page Up and Page Down turn its pages, Ctrl and plus, minus or 0 make them larger, smaller or fit. The "
       "year, the day and the filters above it hold there too; paper and marks are as you last chose them") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Beside the board pack stand its sentences, as the figures give them. What you write in their place is kept in "
       "the file with its day, counts the words of the page, can be undone, and is read for four weeks; Generate again "
       "takes it back.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Documents in the main menu writes any of them on A4 as PDF. The board pack tells the trust in one page: six "
       "figures, and the few schools that a board should ask about. Behind that page stands what it counts, line by "
       "line: moves, limits, actions, figures, visits; then the matrix and the year of visits.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("The matrix and the year of visits are made for A3, landscape. On A4 they are printed whole and smaller. "
       "Levels have their letters beside their colours, so that a grey copy can be read.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Save as PDF in the main menu writes the same document as a file. The trust’s colour and logo, a PNG picture, "
       "are set in Preferences and stand on each page.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("A school on a page has what a meeting about it needs: its level and how it came there, the aspects, up to six "
       "measures against target and England, visits, inspections, the open actions with the worst first, and what the "
       "last note said. Parts of a note that are for the trust alone are left out.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Two documents put actions before a meeting. The RAG board, which Ctrl+P prints from the board of Actions, has "
       "a column for each rating and a lane for each school. The action plan has a school’s open actions by aspect, "
       "with what success is, what was seen, and how each was rated on the last days of rating.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("The standards meeting pack begins with where each school stands beside what best fit proposes. Behind it "
       "stands each school on a page, and what was agreed, said of itself and judged by its adviser, aspect by "
       "aspect.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Each school’s own schedule of visits is a page to send it: Documents, Schools’ schedules.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("An adviser’s diary has a page for each half term: Documents, or “trellis report FILE diary -o OUT.pdf”, with "
       "“--adviser NAME” for one.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Export in the main menu writes a workbook: Everything has a sheet for schools, the matrix in its colours, "
       "judgements, visits, actions and inspections. Type a name that ends in .csv for a plain table of one of "
       "them.") },
};

static const TrellisHelpLine import[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("Schools open, close, join and change their heads. Import a newer download as often as you like; what you "
       "have judged, planned and agreed stays with its school.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Choose Import, Schools in the main menu, then the file and the trust.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Read what would be added, changed and closed.") },
  { TRELLIS_HELP_STEP, NULL,
    N_("Import. It is one edit: Ctrl+Z takes all of it back.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("A school that has closed is kept with its history, and no more visits are planned for it. A file that cannot "
       "be read is told of with its line and column, and nothing is changed.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Links between schools joins a school with the URNs that it had before. Import it before Inspections: what "
       "Ofsted published of a predecessor then stands on the school’s page. Joining dates reads the register’s group "
       "links.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Inspections reads Ofsted’s monthly management information. All that it says of your schools is kept; lists "
       "show the latest by date. Grades of the two scales, before and since November 2025, are never set against "
       "each other.") },
};

static const TrellisHelpLine undo[] = {
  { TRELLIS_HELP_KEY, N_("Ctrl+Z"),
    N_("undoes your last edit; the button in the header names it") },
  { TRELLIS_HELP_KEY, N_("Shift+Ctrl+Z"),
    N_("does it again") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Undo goes back through your own edits since you opened the file, one by one, over all windows on it. What a "
       "colleague has done meanwhile is never undone by it; where both of you changed the same thing, Trellis says "
       "so and leaves it alone.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Nothing is overwritten. A new judgement, category or rating stands beside the older ones with its own day: "
       "the history in a cell’s panel, on a school’s page and on an action’s card shows them, and As at in the bar "
       "under the header shows the whole trust as it stood on a day.") },
};

static const TrellisHelpLine history[] = {
  { TRELLIS_HELP_KEY, N_("Ctrl+H"),
    N_("opens the history: every change of the file, latest first, with when, who and what") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Search its words, or choose a school, a person or a kind. A school’s changes are those that touch it, an "
       "import of many schools among them.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Choose a change to see what it did, fact by fact, and what was there before. Enter goes to its buttons, Escape "
       "back to the table.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Undo this change takes back any change, an old one or a colleague’s too, and leaves what came after. Where a "
       "later edit builds on it, Trellis says which, and leaves both alone. Ctrl+Z takes the undoing back.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("File as recorded then opens a window on what the file said just after that change; As recorded on does the "
       "same for the end of a day. As at in the bar is another question: what held on a day, by what is known now.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Export writes the changes that are shown as a table; Ctrl+P prints them.") },
};

static const TrellisHelpLine sharing[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("A trust is one file, whose name ends in .trellis. Keep it where your team’s other files are; copy it to take "
       "a copy home.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Several people can have the file open on a shared drive at once. What one does shows in the others’ windows "
       "within two seconds. Edits are saved at once; there is no Save.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("To work where the share is out of reach, copy the file to a laptop and edit the copy. Back at your desk choose "
       "Merge a copy in the main menu: it lists what the copy brings, and where both have changed the same thing it "
       "shows the two side by side for you to choose. It comes in as one edit, which Ctrl+Z takes back.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("If the file can only be read, because the folder says so, a line under the header tells you.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Do not edit a file that a synchronising program copies between computers while somebody else has it open "
       "there: those are two files, and the program will keep one of them.") },
};

static const TrellisHelpLine backups[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("Trellis backs the file up by itself, before every import, before a copy is merged and on every day on which "
       "it has changed, into a folder beside it whose name ends in -backups. The backups of the last 14 days are "
       "kept, and then one a week for 12 weeks. Nobody can read a backup who cannot read the file.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Back up and restore in the main menu shows what is in each. Restoring one makes the file say what it said "
       "then; what it says now is backed up first, and Ctrl+Z takes the restoring back.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("A file of an older Trellis is brought up to date when it is opened, once a backup of it is made. Edits from "
       "before that stay in History, but can no longer be taken back there. The older program cannot open the file "
       "any more: update every desk that shares it.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Save a copy copies everything, to work elsewhere and merge back. Share a copy without notes writes a new file "
       "with schools, levels, categories, visits, measures, and actions by their dates and ratings: without notes, "
       "narratives, reasons, attachments, contacts and history. Copies are not encrypted: keep them as you would "
       "paper.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Where the disk is full, the share does not answer, the file was moved or another program holds it, nothing "
       "half done is written: the edit waits, to be tried again or to be saved in a copy elsewhere.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Preferences in the main menu sets the name that your edits have in History, and the trust’s name and its "
       "colour on paper. Remove there replaces a person’s name everywhere in the file, in its history too; the backups "
       "that may still hold it are counted first. Keeping says for how many years notes and settled concerns are kept; "
       "what is older is counted there and goes when you say so, as does the history before a day.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("A damaged file is never written to. Trellis offers its latest good backup, and a salvage that reads each table "
       "from both ends into a new file and says what it saved.") },
};

static const TrellisHelpLine scheme[] = {
  { TRELLIS_HELP_TEXT, NULL,
    N_("Scheme in the main menu shows all that your scheme says: its levels with their colours, time limits and what "
       "they earn, its aspects, descriptors, programmes of visits, documents and checklists. What is wrong is said "
       "where it is, and nothing is saved until it is put right.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Save makes it hold from today, as one edit that undo takes back. Judgements made before keep the words that "
       "they were made under: in the history of a cell, on a school’s page, in the history of the file, and wherever "
       "you look at an earlier day.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("A level or an aspect that has been judged cannot be removed. Give it another name, or move it.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("A colour that letters cannot be read on, or that somebody colour-blind would take for another level’s, is "
       "warned of and not forbidden: the short code is always there too.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("The menu of the editor exports the scheme as JSON and imports it, and shows first what that would change. "
       "“trellis export FILE scheme -o OUT.json” and “trellis import FILE scheme OUT.json” do the same.") },
  { TRELLIS_HELP_TEXT, NULL,
    N_("Change to another scheme, in the same menu, gives the trust one of those that come with Trellis, or one of a "
       "file. Each level and aspect of the old scheme is read as one of the new, as you choose, or left behind. What "
       "was judged and agreed stays, in its own words; the matrix, the school’s page and every line over time read "
       "it in the new scheme, on any day that you look at. Undo gives the old scheme back.") },
};

static const TrellisHelpTopic topics[] = {
  { "first-year", N_("The first year in ten minutes"), first_year, G_N_ELEMENTS (first_year) },
  { "schools", N_("The page of a school"), schools, G_N_ELEMENTS (schools) },
  { "find", N_("Finding anything"), find, G_N_ELEMENTS (find) },
  { "matrix", N_("The matrix and its keys"), matrix, G_N_ELEMENTS (matrix) },
  { "category", N_("Agreeing a category"), category, G_N_ELEMENTS (category) },
  { "scheme", N_("Editing the scheme"), scheme, G_N_ELEMENTS (scheme) },
  { "visits", N_("Planning and moving visits"), visits, G_N_ELEMENTS (visits) },
  { "actions", N_("Actions and their keys"), actions, G_N_ELEMENTS (actions) },
  { "trends", N_("Figures over time"), trends, G_N_ELEMENTS (trends) },
  { "paper", N_("Printing and PDF"), paper, G_N_ELEMENTS (paper) },
  { "import", N_("A newer file of schools"), import, G_N_ELEMENTS (import) },
  { "undo", N_("Undo and history"), undo, G_N_ELEMENTS (undo) },
  { "history", N_("The history of the file"), history, G_N_ELEMENTS (history) },
  { "sharing", N_("One file on a shared drive"), sharing, G_N_ELEMENTS (sharing) },
  { "backups", N_("Backups, copies and damage"), backups, G_N_ELEMENTS (backups) },
};

/**
 * trellis_help_list_topics:
 * @n_topics: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_topics): the pages of the guide, in
 *   the order to read them in
 */
const TrellisHelpTopic *
trellis_help_list_topics (guint *n_topics)
{
  *n_topics = G_N_ELEMENTS (topics);
  return topics;
}
