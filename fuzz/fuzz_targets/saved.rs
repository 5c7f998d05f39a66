#![cfg_attr(fuzzing, no_main)]

dateline_fuzz::target!(saved);
