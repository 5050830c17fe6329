"""Recordings of the SDKs 0.15 to 0.22, which packed their messages with MsgPack and named columns by their types.

They are decoded as a whole, because the names of most columns follow from what else was logged on their entity.
"""
