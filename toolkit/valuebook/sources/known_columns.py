"""The columns that each format is known to have, parted by commas."""

_GITHUB_DAY = """
    code_acceptance_activity_count, code_generation_activity_count, day, day_partition,
    enterprise_id, entity_id_partition, etl_id, loc_added_sum, loc_deleted_sum,
    loc_suggested_to_add_sum, loc_suggested_to_delete_sum, organization_id,
    totals_by_cli, totals_by_feature, totals_by_ide, totals_by_language_feature,
    totals_by_language_model, totals_by_model_feature, user_initiated_interaction_count,
"""
_GITHUB_ITEM = """
    discountAmount, grossAmount, netAmount, pricePerUnit, product, sku, unitType,
"""
_ANTHROPIC_RESULT = """
    account_id, api_key_id, context_window, inference_geo, model, product,
    rbac_group_id, service_account_id, service_tier, speed, workspace_id,
"""
_ANTHROPIC_ANALYTICS = """
    actor, api_key_id, claude_tag_category, claude_tag_user_id, context_window,
    ending_at, group, inference_geo, model, product, rbac_group_id, requests,
    service_tier, slack_channel_id, speed, starting_at, workspace_id,
"""

_WRITTEN = {
    "anthropic_claude_code": """
        actor, core_metrics, customer_type, date, model_breakdown, organization_id,
        subscription_type, terminal_type, tool_actions
    """,
    "chatgpt_enterprise": """
        account_id, cadence, created_or_invited_date, department, email,
        first_day_active_in_period, gpt_messages, gpt_to_messages, gpts_messaged,
        groups, is_active, last_day_active, last_day_active_in_period, messages,
        messages_rank, model_to_messages, name, period_end, period_start,
        project_messages, project_to_messages, projects_created, projects_messaged,
        public_id, role, tool_messages, tool_to_messages, tools_messaged, user_role,
        user_status
    """,
    "cursor_daily": """
        acceptedLinesAdded, acceptedLinesDeleted, agentRequests, apiKeyReqs,
        applyMostUsedExtension, bugbotUsages, chatRequests, clientVersion, cmdkUsages,
        composerRequests, date, day, email, isActive, mostUsedModel,
        subscriptionIncludedReqs, tabMostUsedExtension, totalAccepts, totalApplies,
        totalLinesAdded, totalLinesDeleted, totalRejects, totalTabsAccepted,
        totalTabsShown, usageBasedReqs, userId
    """,
    "cursor_events": """
        chargedCents, cursorTokenFee, isChargeable, isFreeBugbot, isHeadless,
        isTokenBasedCall, kind, maxMode, model, requestsCosts, timestamp, tokenUsage,
        userEmail
    """,
    "cursor_spend": """
        email, fastPremiumRequests, hardLimitOverrideDollars, name, overallSpendCents,
        role, spendCents, userId
    """,
    "focus": """
        AllocatedMethodDetails, AllocatedMethodId, AllocatedResourceId,
        AllocatedResourceName, AllocatedTags, AvailabilityZone, BilledCost,
        BillingAccountId, BillingAccountName, BillingAccountType, BillingCurrency,
        BillingPeriodEnd, BillingPeriodStart, CapacityReservationId,
        CapacityReservationStatus, ChargeCategory, ChargeClass, ChargeDescription,
        ChargeFrequency, ChargePeriodEnd, ChargePeriodStart, CommitmentDiscountCategory,
        CommitmentDiscountId, CommitmentDiscountName, CommitmentDiscountQuantity,
        CommitmentDiscountStatus, CommitmentDiscountType, CommitmentDiscountUnit,
        ConsumedQuantity, ConsumedUnit, ContractApplied, ContractedCost,
        ContractedUnitPrice, EffectiveCost, HostProviderName, Id, InvoiceId,
        InvoiceIssuerName, ListCost, ListUnitPrice, PricingCategory, PricingCurrency,
        PricingCurrencyContractedUnitPrice, PricingCurrencyEffectiveCost,
        PricingCurrencyListUnitPrice, PricingQuantity, PricingUnit, ProviderName,
        PublisherName, RegionId, RegionName, ResourceId, ResourceName, ResourceType,
        ServiceCategory, ServiceName, ServiceProviderName, ServiceSubcategory, SkuId,
        SkuMeter, SkuPriceDetails, SkuPriceId, SubAccountId, SubAccountName,
        SubAccountType, Tags
    """,
    "github_activity": """
        last_activity_at, last_authenticated_at, last_surface_used, login, report_time
    """,
    "github_billing": """
        aic_gross_amount, aic_quantity, applied_cost_per_quantity, cost_center_name,
        date, discount_amount, exceeds_quota, gross_amount, model, net_amount,
        organization, product, quantity, sku, total_monthly_quota, unit_type, username
    """,
    "github_legacy": """
        copilot_dotcom_chat, copilot_dotcom_pull_requests, copilot_ide_chat,
        copilot_ide_code_completions, date, total_active_users, total_engaged_users
    """,
    "github_older": """
        breakdown, day, total_acceptances_count, total_active_chat_users,
        total_active_users, total_chat_acceptances, total_chat_turns,
        total_lines_accepted, total_lines_suggested, total_suggestions_count
    """,
    "github_seats": """
        assignee, assigning_team, created_at, last_activity_at, last_activity_editor,
        last_authenticated_at, organization, pending_cancellation_date, plan_type,
        updated_at
    """,
    "github_teams": """
        day, enterprise_id, organization_id, slug, team_id, user_id, user_login
    """,
    "github_users": _GITHUB_DAY
    + """
        used_agent, used_chat, used_cli, used_copilot_code_review_active,
        used_copilot_code_review_passive, user_id, user_login
    """,
    "helicone": """
        completion_tokens, cost, costUSD, delay_ms, helicone_user, model_override,
        prompt_cache_read_tokens, prompt_cache_write_tokens, prompt_tokens, provider,
        request_body, request_created_at, request_id, request_model, request_path,
        request_properties, request_user_id, response_body, response_created_at,
        response_id, response_model, response_status, time_to_first_token, total_tokens
    """,
    "langfuse": """
        bookmarked, completion_start_time, cost_details, created_at, end_time,
        environment, id, input, input_price, latency, level, metadata, model_id,
        model_parameters, name, output, output_price, parent_observation_id, project_id,
        prompt_id, prompt_name, prompt_version, provided_model_name, public, release,
        session_id, start_time, status_message, tags, time_to_first_token,
        tool_call_names, tool_calls, tool_definitions, total_cost, total_price,
        trace_id, trace_name, type, updated_at, usage_details, usage_pricing_tier_id,
        usage_pricing_tier_name, user_id, version
    """,
    "litellm_spend_logs": """
        agent_id, api_base, api_key, billing_agent_id, cache_hit, cache_key, call_type,
        completionStartTime, completion_tokens, created_at, custom_llm_provider,
        endTime, end_user, litellm_call_id, mcp_namespaced_tool_name, messages,
        metadata, model, model_group, model_id, organization_id, prompt_tokens,
        proxy_server_request, request_duration_ms, request_id, request_tags,
        requester_ip_address, response, session_id, spend, startTime, status,
        team_alias, team_id, total_tokens, updated_at, user
    """,
    "m365_admin_center": """
        Display name, Last activity date (UTC),
        Last activity date of Excel Copilot (UTC),
        Last activity date of Loop Copilot (UTC),
        Last activity date of OneNote Copilot (UTC),
        Last activity date of Outlook Copilot (UTC),
        Last activity date of PowerPoint Copilot (UTC),
        Last activity date of Teams Copilot (UTC),
        Last activity date of Word Copilot (UTC), User name
    """,
    "m365_graph": """
        copilotActivityUserDetailsByPeriod, copilotChatLastActivityDate, displayName,
        excelCopilotLastActivityDate, lastActivityDate, loopCopilotLastActivityDate,
        microsoftTeamsCopilotLastActivityDate, oneNoteCopilotLastActivityDate,
        outlookCopilotLastActivityDate, powerPointCopilotLastActivityDate,
        reportRefreshDate, userPrincipalName, wordCopilotLastActivityDate
    """,
    "m365_graph_csv": """
        Active Usage Days for all apps, Copilot Agent Last Activity Date,
        Copilot Chat (web) Last Activity Date, Copilot Chat (work) Last Activity Date,
        Copilot Chat Last Activity Date, Display Name, Edge Last Activity Date,
        Excel Copilot Last Activity Date, Last Activity Date,
        Loop Copilot Last Activity Date, Microsoft 365 Copilot Last Activity Date,
        Microsoft Teams Copilot Last Activity Date, OneNote Copilot Last Activity Date,
        Outlook Copilot Last Activity Date, PowerPoint Copilot Last Activity Date,
        Prompts submitted for Copilot Chat (web),
        Prompts submitted for Copilot Chat (work), Prompts submitted for all apps,
        Report Period, Report Refresh Date, User Principal Name,
        Word Copilot Last Activity Date
    """,
    "litellm_daily_activity": "breakdown, date, metrics",
    "litellm_spend_report": "group_by_day, teams",
    "mixpanel": "event, properties",
    "posthog": """
        _inserted_at, created_at, distinct_id, elements_chain, event, person_id,
        person_properties, properties, team_id, timestamp, uuid
    """,
    "github_billing_period": _GITHUB_ITEM
    + "discountQuantity, grossQuantity, model, netQuantity",
    "github_billing_general": _GITHUB_ITEM
    + "date, organizationName, quantity, repositoryName",
    "amplitude": """
        $insert_id, $schema, adid, amplitude_attribution_ids, amplitude_event_type,
        amplitude_id, app, city, client_event_time, client_upload_time, country, data,
        device_brand, device_carrier, device_family, device_id, device_manufacturer,
        device_model, device_type, dma, event_id, event_properties, event_time,
        event_type, group_properties, groups, idfa, ip_address, is_attribution_event,
        language, library, location_lat, location_lng, os_name, os_version, paying,
        platform, processed_time, region, sample_rate, server_received_time,
        server_upload_time, session_id, start_version, user_creation_time, user_id,
        user_properties, uuid, version_name
    """,
    "anthropic_messages": _ANTHROPIC_RESULT
    + """
        cache_creation, cache_read_input_tokens, output_tokens, requests,
        server_tool_use, uncached_input_tokens
    """,
    "anthropic_cost": _ANTHROPIC_RESULT
    + "amount, cost_type, currency, description, token_type",
    "openai_costs": """
        amount, api_key_id, line_item, object, project_id, quantity, quantity_unit
    """,
    "anthropic_analytics_cost": _ANTHROPIC_ANALYTICS
    + "amount, cost, cost_type, currency, list_amount, token_type",
    "anthropic_analytics_usage": _ANTHROPIC_ANALYTICS
    + """
        cache_creation, cache_read_input_tokens, output_tokens, server_tool_use,
        total_tokens, uncached_input_tokens, usage
    """,
    "openai_usage": """
        api_key_id, batch, characters, context_level, images, input_audio_tokens,
        input_cache_write_tokens, input_cached_audio_tokens, input_cached_image_tokens,
        input_cached_text_tokens, input_cached_tokens, input_image_tokens,
        input_text_tokens, input_tokens, input_uncached_tokens, model,
        num_model_requests, num_requests, num_sessions, object, output_audio_tokens,
        output_image_tokens, output_text_tokens, output_tokens, project_id, seconds,
        service_tier, size, source, usage_bytes, user_id, vector_store_id
    """,
    "github_entity": _GITHUB_DAY + "pull_requests, report_end_day, report_start_day",
}

KNOWN = {
    name: frozenset(filter(None, map(str.strip, columns.split(","))))
    for name, columns in _WRITTEN.items()
}
"""The columns of each format, or of its results where those stand within its rows."""
