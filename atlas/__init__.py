"""Gonghui Atlas (工会图览): union indicators from the workbook cell to the meeting link."""
