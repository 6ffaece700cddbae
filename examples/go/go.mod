module latch.example/resource-server

go 1.19
