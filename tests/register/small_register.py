"""A small register without a fault, and one with rows in every table, as literals."""

SMALL = {
    "register.toml": 'name = "Acme"\ncurrency = "EUR"\n',
    "initiatives.csv": (
        "initiative_id,name,type,stage,status,start,go_live,is_ai,budget\n"
        "007,Contract review,ai,live,delivered,2024-01-01,2025-01-15,yes,120000.00\n"
        "NA,Onboarding,training,live,delivered,2024-01-01,2025-02-01,no,\n"
    ),
    "measures.csv": (
        "measure_id,name,unit,direction,frequency\n"
        "1E5,Turnaround,days,decrease,monthly\n"
        "TRUE,Completion,percent,increase,monthly\n"
    ),
    "pools.csv": "pool_id,name,amount,period\nnull,CC 100,1000000,FY2025\n",
    "benefits.csv": (
        "benefit_id,initiative_id,measure_id,statement,benefit_class,baseline,"
        "baseline_from,baseline_to,target,target_month,ramp,lag_months,ramp_months,"
        "value_per_unit,annual_value,low,high,confidence,pool_id,pool_share\n"
        "B1,007,1E5,Faster,cashable,14,2024-01,2024-12,3,2026-01,linear,0,12,"
        "10000,110000,90000,120000,0.8,null,0.5\n"
        'B2,NA,TRUE,"More\ndone",non_financial,60,2024-01,2024-12,85,2026-02'
        ",,,,,,,,,,\n"
    ),
    "plan_versions.csv": (
        "benefit_id,version,on,by,target,target_month,annual_value,reason\n"
        "B1,1,2025-05-01,Ann,4,2026-03,100000,adoption is slow\n"
    ),
    "actuals.csv": (
        "measure_id,initiative_id,date,value,group\n"
        "1E5,007,2025-03-31,12.5,\n"
        "TRUE,NA,2025-03-31,61,new clients\n"
    ),
}

# with the small register, a row at least for every table there is
MORE = {
    "objectives.csv": (
        "objective_id,parent_id,level,statement\n"
        "O1,,company,Contracts do not hold up sales\nO2,O1,team,Review is quick\n"
    ),
    "key_results.csv": (
        "key_result_id,objective_id,statement,measure_id,baseline,target,guardrail_id\n"
        "K1,O2,Turnaround from 14 to 3 days,1E5,14,3,TRUE\n"
    ),
    "realized.csv": (
        "benefit_id,month,amount,benefit_class,confirmed_by\n"
        "B1,2025-06,8000,cashable,Finance\n"
    ),
    "costs.csv": (
        "initiative_id,month,amount,kind,basis\n007,2024-06,50000,one_off,planned\n"
    ),
    "map_nodes.csv": "node_id,kind,name\nN1,enabler,Tool\nN2,outcome,Quick review\n",
    "map_links.csv": "from_id,to_id,share\nN1,N2,0.5\n",
    "roles.csv": "node_id,person,role\nN2,Ada,accountable\n",
    "assumptions.csv": (
        "assumption_id,initiative_id,statement,evidence,impact,status\n"
        "A1,007,Lawyers use it,weak,high,untested\n"
    ),
    "gates.csv": (
        "initiative_id,gate,due,measure_id,minimum,kind,decision,decided_on,decided_by\n"
        "007,G1,2025-06-30,1E5,10,kill,proceed,2025-07-01,Board\n"
    ),
    "events.csv": (
        "initiative_id,measure_id,start,end,reason,logged_on\n"
        "007,1E5,2025-03-01,2025-03-14,strike,2025-03-02\n"
    ),
    "workstreams.csv": (
        "workstream_id,initiative_id,name,status\nW1,007,Build,delivered\n"
    ),
    "comparisons.csv": (
        "initiative_id,measure_id,unit,date,value,treated\n"
        "007,1E5,North,2025-03-31,12,yes\n007,1E5,South,2025-03-31,14,no\n"
    ),
    "ai_factors.csv": (
        "initiative_id,factor,benefit_id,value,basis\n007,tasks,,320,measured\n"
    ),
    "ai_governance.csv": "question,led_by\nfunding,business\n",
    "process_steps.csv": (
        "process_id,version,step,work_minutes,wait_minutes\nP1,as_is,Read,30,600\n"
    ),
    "operating_model.csv": (
        "initiative_id,dimension,as_is,to_be,business_change\n"
        "007,people,All read,Few read,Triage\n"
    ),
    "scorecard.csv": (
        "respondent_group,dimension,item,stated,actual\nLegal,culture,Trust,4,2\n"
    ),
    "friction.csv": "item_id,kind,name\nF1,approval,Second signature\n",
    "feedback.csv": ("source_id,kind,initiative_id,date\nS1,survey,007,2025-04-01\n"),
    "claims.csv": "initiative_id,voice,statement\n007,vendor,It saves half\n",
    "lessons.csv": "initiative_id,date,lesson\n007,2025-06-30,Triage first\n",
    "designs.csv": (
        "initiative_id,measure_id,role,design\n"
        "007,1E5,primary,interrupted_time_series\n"
    ),
    "trade_offs.csv": "name,decided_on,reason\nChat,2024-05-01,No owner\n",
    "fx_rates.csv": "currency,month,rate\nUSD,2025-03,0.92\n",
}

FULL = {**SMALL, **MORE}
