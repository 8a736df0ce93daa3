"""Every permission of the house, `<app>:<verb>`. One without a policy stops the start-up."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """What can be allowed or refused."""

    ORGANISATION_SEE = "organisation:see"
    ORGANISATION_CHANGE = "organisation:change"
    ORGANISATION_IMPORT = "organisation:import"
    EMPLOYEE_SEE = "organisation:see_employee"
    ABSENCE_RECORD = "organisation:record_absence"
    ABSENCE_SEE = "organisation:see_absence"
    LEAVE_KIND_SEE = "organisation:see_leave_kind"
    CALENDAR_CHANGE = "organisation:change_calendar"
    MANDATE_GIVE = "organisation:give_mandate"
    ACCOUNT_CHANGE = "accounts:change"
    SERVICE_SEE = "service:see"
    SERVICE_CHANGE = "service:change"
    SERVICE_IMPORT = "service:import"
    PLAN_SEE = "planning:see"
    PLAN_PROPOSE = "planning:propose"
    PLAN_AGREE = "planning:agree"
    CYCLE_CHANGE = "planning:change_cycle"
    INDICATOR_COMMENT = "planning:comment"
    INDICATOR_ADOPT = "planning:adopt"
    RESULT_DECLARE = "activity:declare"
    IDEA_SUBMIT = "activity:submit_idea"
    IDEA_CONFIRM = "activity:confirm_idea"
    FIGURE_COMPUTE = "measurement:compute"
    FIGURE_SEE = "measurement:see"
    EVALUATION_SEE = "evaluation:see"
    EVALUATION_RATE = "evaluation:rate"
    EVALUATION_FINALISE = "evaluation:finalise"
    ORGANISATION_RATE = "evaluation:rate_organisation"
    DISTRIBUTION_SEE = "evaluation:see_distribution"
    FILE_UPLOAD = "files:upload"
    AUDIT_SEE = "audit:see"
    PUBLICATION_PUBLISH = "transparency:publish"
    INTERRUPTION_TELL = "operations:tell"
    NOTICE_OWN = "notices:own"
