"""From findings to changed source: plan, rewrite, prove.

`plan` decides in terms of `ast` what every edit will say and which imports it needs; `rewrite`
carries the plan out on libcst's tree; `prove` holds the result against the source. Only this
package imports libcst, and only when a file has an edit.
"""
