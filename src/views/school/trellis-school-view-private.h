/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-add-action-form.h"
#include "trellis-add-visit-form.h"
#include "trellis-card.h"
#include "trellis-choice-button.h"
#include "trellis-day-button.h"
#include "trellis-form.h"
#include "trellis-level-chart.h"
#include "trellis-level-chip.h"
#include "trellis-measure-chart.h"
#include "trellis-profile-chart.h"
#include "trellis-school-view.h"
#include "trellis-school.h"

G_BEGIN_DECLS

/* The page of a school. What its files share: each fills some of its cards. */

struct _TrellisSchoolView
{
  TrellisView parent_instance;

  TrellisLevelChip *chip;
  GtkLabel *level_label;
  GtkWidget *limit_label;
  GtkMenuButton *send_button;
  GtkWidget *add_visit_button;
  GtkWidget *add_action_button;
  GtkWidget *judge_button;
  TrellisAddVisitForm *add_visit_form;
  TrellisAddActionForm *add_action_form;

  GtkBox *facts_box;
  GtkBox *people_box;
  TrellisCard *level_card;
  TrellisLevelChart *level_chart;
  GtkWidget *level_empty;
  TrellisCard *profile_card;
  TrellisProfileChart *profile_chart;
  GtkLabel *beside_label;               /* of the scheme that the school carries beside the trust's */
  TrellisProfileChart *beside_chart;
  GtkWidget *profile_empty;
  TrellisCard *measures_card;
  GtkFlowBox *measures_flow;
  GtkWidget *measures_empty;
  TrellisCard *concerns_card;
  GtkBox *concerns_box;
  GtkWidget *concerns_empty;
  TrellisCard *words_card;
  GtkBox *words_box;
  GtkWidget *words_empty;
  TrellisCard *checklists_card;
  GtkBox *checklists_box;
  TrellisCard *documents_card;
  GtkListBox *documents_list;
  GtkWidget *documents_empty;
  TrellisForm *document_form;
  TrellisCard *inspections_card;
  GtkListBox *inspections_list;
  GtkWidget *inspections_empty;
  TrellisForm *inspection_form;
  TrellisCard *visits_card;
  GtkListBox *visits_list;
  GtkWidget *visits_empty;
  TrellisCard *actions_card;
  GtkListBox *actions_list;
  GtkWidget *actions_empty;
  GtkLabel *agreed_label;
  GtkLabel *agreed_note;
  GtkWidget *agreed_empty;

  char *urn;                /* (nullable) */
  TrellisSchool *school;    /* (nullable): as last read */
  GPtrArray *checklists;    /* (nullable) (element-type TrellisChecklist): as last read */
  GPtrArray *concerns;      /* (nullable) (element-type TrellisConcern): as last read */
  GPtrArray *documents;     /* (nullable) (element-type TrellisDocument): as last read */
  GPtrArray *inspections;   /* (nullable) (element-type TrellisInspection): as last read */
};

gboolean trellis_school_view_show_facts      (TrellisSchoolView  *self,
                                              GError            **error);
gboolean trellis_school_view_show_people     (TrellisSchoolView  *self,
                                              GError            **error);
gboolean trellis_school_view_show_levels     (TrellisSchoolView  *self,
                                              GError            **error);
gboolean trellis_school_view_show_measures   (TrellisSchoolView  *self,
                                              GError            **error);
void     trellis_school_view_init_concerns   (TrellisSchoolView  *self);
gboolean trellis_school_view_show_concerns   (TrellisSchoolView  *self,
                                              GError            **error);
void     trellis_school_view_init_words      (TrellisSchoolView  *self);
gboolean trellis_school_view_show_words      (TrellisSchoolView  *self,
                                              GError            **error);
gboolean trellis_school_view_show_checklists (TrellisSchoolView  *self,
                                              GError            **error);
void     trellis_school_view_init_documents  (TrellisSchoolView  *self);
gboolean trellis_school_view_show_documents  (TrellisSchoolView  *self,
                                              GError            **error);
void     trellis_school_view_init_inspections (TrellisSchoolView *self);
gboolean trellis_school_view_show_inspections (TrellisSchoolView *self,
                                              GError            **error);
gboolean trellis_school_view_show_visits     (TrellisSchoolView  *self,
                                              GError            **error);
gboolean trellis_school_view_show_actions    (TrellisSchoolView  *self,
                                              GError            **error);
void     trellis_school_view_add_visit       (TrellisSchoolView  *self,
                                              const char         *kind,
                                              TrellisDay          day,
                                              guint               session,
                                              const char         *theme);
void     trellis_school_view_add_action      (TrellisSchoolView  *self,
                                              const char         *what,
                                              const char         *owner,
                                              TrellisDay          due_on);
void     trellis_school_view_add_form        (TrellisSchoolView  *self,
                                              TrellisCard        *card,
                                              const char         *name,
                                              TrellisForm        *form);
void     trellis_school_view_tell            (TrellisSchoolView  *self,
                                              gboolean            is_good,
                                              const GError       *error);

G_END_DECLS
