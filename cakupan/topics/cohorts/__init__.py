"""Which vulnerable workers are paid for, by whom, and until when?"""
